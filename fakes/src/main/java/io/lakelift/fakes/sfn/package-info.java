/**
 * Step Functions for the Lambda functions that call it: {@link io.lakelift.fakes.sfn.FakeSfn} describes and lists the
 * executions of {@link io.lakelift.fakes.states.LocalStates}, and {@link io.lakelift.fakes.sfn.SfnEndpoint} serves that
 * over HTTP.
 */
package io.lakelift.fakes.sfn;
