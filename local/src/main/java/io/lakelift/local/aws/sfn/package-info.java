/**
 * Step Functions for functions that ask it: {@link io.lakelift.local.aws.sfn.FakeSfn} describes and lists the executions that
 * {@link io.lakelift.local.states.LocalStates} keeps, and {@link io.lakelift.local.aws.sfn.SfnEndpoint} puts that on the wire.
 */
package io.lakelift.local.aws.sfn;
