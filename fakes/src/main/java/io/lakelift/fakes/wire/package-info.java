/**
 * What all fake services share. Each call passes through a {@link io.lakelift.fakes.wire.Gate}, which throttles calls,
 * applies the faults of a {@link io.lakelift.fakes.wire.FaultScript}, and logs every call.
 * {@link io.lakelift.fakes.wire.ServicePort} serves a fake on a port, in the Query, JSON or another
 * {@link io.lakelift.fakes.wire.Protocol}.
 */
package io.lakelift.fakes.wire;
