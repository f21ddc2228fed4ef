/**
 * Step Functions for functions that ask it: {@link io.lakelift.fakes.sfn.FakeSfn} describes and lists the executions that
 * {@link io.lakelift.fakes.states.LocalStates} keeps, and {@link io.lakelift.fakes.sfn.SfnEndpoint} puts that on the wire.
 */
package io.lakelift.fakes.sfn;
