/**
 * Step Functions on this computer, and the part of EventBridge that hears of it: state machines by name, their
 * executions by ARN, all on one timeline.
 *
 * <p>Read {@link io.lakelift.local.states.LocalStates} first: it starts, stops, describes, lists and redrives executions,
 * refusing with {@link io.lakelift.local.states.StatesError} what the service refuses. {@code Router} gives each Task of
 * a definition to whoever does it: {@link io.lakelift.local.states.LambdaTasks}, {@code SdkCalls} for the service's own
 * API, {@code NestedExecutions} for executions inside executions.
 *
 * <p>Whatever changes is told on the {@link io.lakelift.local.states.EventBus} as {@code StatusChange} words it; a {@link
 * io.lakelift.local.states.Rule} turns an event that fits its {@link io.lakelift.local.states.EventPattern} into another
 * execution, once, twice, late or never, as {@link io.lakelift.local.states.Delivery} says.
 */
package io.lakelift.local.states;
