/**
 * Step Functions on this computer, and the part of EventBridge that receives its events: state machines by name, their
 * executions by ARN, all on one timeline.
 *
 * <p>Read {@link io.lakelift.fakes.states.LocalStates} first: it starts, stops, describes, lists and redrives
 * executions, refusing with {@link io.lakelift.fakes.states.StatesError} what the service refuses. {@code Router}
 * passes each Task of a definition to its executor: {@link io.lakelift.local.lambda.LambdaTasks}, {@code SdkCalls} for
 * the service's own API, {@code NestedExecutions} for executions inside executions.
 *
 * <p>Every change is reported on the {@link io.lakelift.fakes.states.EventBus} in the form of {@code StatusChange}; a
 * {@link io.lakelift.fakes.states.Rule} turns an event that fits its {@link io.lakelift.fakes.states.EventPattern} into
 * another execution, once, twice, late or never, as {@link io.lakelift.fakes.states.Delivery} says.
 */
package io.lakelift.fakes.states;
