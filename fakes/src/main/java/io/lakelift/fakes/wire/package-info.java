/**
 * What every fake service shares. {@link io.lakelift.fakes.wire.Gate} is the door each call passes (throttle, faults,
 * log), {@link io.lakelift.fakes.wire.FaultScript} the script of what goes wrong, and
 * {@link io.lakelift.fakes.wire.ServicePort} puts a service on a port, in the Query or in the JSON protocol.
 */
package io.lakelift.fakes.wire;
