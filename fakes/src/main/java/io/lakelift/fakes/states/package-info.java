/**
 * Step Functions in memory, and the part of EventBridge that receives its events.
 *
 * <p>Start at {@link io.lakelift.fakes.states.LocalStates}: it starts, stops, describes, lists and redrives executions,
 * and refuses with a {@link io.lakelift.fakes.states.StatesError} what the service refuses. {@code Router} passes each
 * Task of a definition to its executor: the caller's for {@code lambda:invoke}, {@code SdkCalls} for Step Functions'
 * own API, {@link io.lakelift.fakes.states.ServiceCalls} for RDS and FSx, and {@code NestedExecutions} for executions
 * that start executions.
 *
 * <p>Every change of an execution's status is published on the {@link io.lakelift.fakes.states.EventBus} as the event
 * that {@code StatusChange} creates. A {@link io.lakelift.fakes.states.Rule} starts an execution for each event that
 * matches its {@link io.lakelift.fakes.states.EventPattern}. A {@link io.lakelift.fakes.states.Delivery} decides
 * whether an event arrives once, twice, late or never.
 */
package io.lakelift.fakes.states;
