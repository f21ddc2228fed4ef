/**
 * Step Functions for functions that ask it: {@link io.lakelift.fakes.sfn.FakeSfn} describes and lists the executions
 * that {@link io.lakelift.fakes.states.LocalStates} keeps, and {@link io.lakelift.fakes.sfn.SfnEndpoint} serves that
 * over HTTP.
 */
package io.lakelift.fakes.sfn;
