/**
 * What every fake service shares. {@link io.lakelift.fakes.wire.Gate} is the entry that each call passes (throttling,
 * faults, log), {@link io.lakelift.fakes.wire.FaultScript} the script of what goes wrong, and
 * {@link io.lakelift.fakes.wire.ServicePort} serves it on a port, in the Query or the JSON protocol.
 */
package io.lakelift.fakes.wire;
