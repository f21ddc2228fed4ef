/**
 * What every fake service shares. {@link io.lakelift.local.aws.wire.Gate} is the door each call passes (throttle, faults,
 * log), {@link io.lakelift.local.aws.wire.Faults} the script of what goes wrong, and
 * {@link io.lakelift.local.aws.wire.QueryServer} the AWS Query protocol on a port.
 */
package io.lakelift.local.aws.wire;
