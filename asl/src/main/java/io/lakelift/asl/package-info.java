/**
 * A strict interpreter of Step Functions state machines in JSONata: it runs what the service runs, in the same way, and
 * refuses what the service refuses.
 *
 * <p>Read {@link io.lakelift.asl.StateMachine} and {@link io.lakelift.asl.Execution} first: a definition is read once,
 * and executed any number of times on a {@link io.lakelift.asl.time.Timeline}, its Task states done by
 * {@link io.lakelift.asl.TaskExecutor} and its course reported to a {@link io.lakelift.asl.Listener}.
 *
 * <p>Reading: {@code DefinitionReader} walks the machine, {@code StateReader}, {@code WorkReader} and
 * {@code GuardReader} read its states, {@code DefinitionFields} refuses what no one read, {@code TemplateReader}
 * compiles the expressions, {@code GraphCheck} and {@code VariableCheck} check the definition as a whole. All add to
 * {@code DefinitionFindings}.
 *
 * <p>Running: a {@code FlowExecution} runs a flow of {@code State}s and a {@code StateExecution} one state;
 * {@code EvaluationContext} is what expressions see there, and {@code StateRunner} does the state's work.
 * {@code Attempts} applies Retry and Catch to {@code TaskWork} and {@code Children}. {@code ExecutionRuntime} has what
 * all flows of an execution share. {@code Quota} and {@code EventCounter} end executions that grow too large.
 */
package io.lakelift.asl;
