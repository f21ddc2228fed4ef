/**
 * What every fake service shares. {@link io.lakelift.local.aws.wire.Gate} is the door each call passes (throttle, faults,
 * log), {@link io.lakelift.local.aws.wire.FaultScript} the script of what goes wrong, and
 * {@link io.lakelift.local.aws.wire.ServicePort} puts a service on a port, in the Query or in the JSON protocol.
 */
package io.lakelift.local.aws.wire;
