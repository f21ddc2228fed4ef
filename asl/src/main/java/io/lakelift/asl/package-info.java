/**
 * A strict interpreter of Step Functions state machines in JSONata: what it runs, the service runs in the same way, and what
 * the service refuses, it refuses.
 *
 * <p>Read {@link io.lakelift.asl.StateMachine} and {@link io.lakelift.asl.Execution} first: a definition is read once, and
 * executed any number of times on a {@link io.lakelift.asl.time.Timeline}, its Task states done by {@link
 * io.lakelift.asl.TaskExecutor} and its course reported to a {@link io.lakelift.asl.Listener}.
 *
 * <p>Reading: {@code DefinitionReader} walks the machine, {@code StateReader}, {@code WorkReader} and {@code GuardReader}
 * read its states, {@code DefinitionFields} refuses what no one read, {@code TemplateReader} compiles the expressions,
 * {@code GraphCheck} and {@code VariableCheck} look at the whole. All add to {@code DefinitionFindings}.
 *
 * <p>Running: a {@code FlowExecution} walks through a flow of {@code State}s, a {@code StateExecution} is its stay in one of
 * them, {@code EvaluationContext} what expressions see there, {@code StateRunner} what the state does. {@code Attempts} does
 * Retry and Catch around {@code TaskWork} and {@code Children}. {@code ExecutionRuntime} holds what all flows of an
 * execution share. {@code Quota} and {@code EventCounter} end what grows too big.
 */
package io.lakelift.asl;
