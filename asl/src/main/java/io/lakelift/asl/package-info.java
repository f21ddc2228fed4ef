/**
 * A strict interpreter of Step Functions state machines in JSONata: it runs definitions as the service does, and
 * refuses those that the service refuses. It does not support JSONPath or distributed Maps, and refuses these too.
 *
 * <p>Read {@link io.lakelift.asl.StateMachine} and {@link io.lakelift.asl.Execution} first: a definition is read once,
 * and executed any number of times on a {@link io.lakelift.asl.time.Timeline}. A {@link io.lakelift.asl.TaskExecutor}
 * does the work of its Task states, and a {@link io.lakelift.asl.Listener} receives its events.
 *
 * <p>Reading: {@code DefinitionReader} reads the machine; {@code StateReader}, {@code WorkReader} and
 * {@code GuardReader} read its states; {@code TemplateReader} compiles the expressions. {@code DefinitionFields}
 * reports fields that none of these has read; {@code GraphCheck} and {@code VariableCheck} check the definition as a
 * whole. All add to {@code DefinitionFindings}.
 *
 * <p>Running: a {@code FlowExecution} runs a flow of {@code State}s. For each state, {@code StateRunner} does the work,
 * {@code StateExecution} evaluates the fields, and {@code EvaluationContext} resolves the names in expressions.
 * {@code Attempts} applies Retry and Catch to {@code TaskWork} and {@code Children}. {@code ExecutionRuntime} has what
 * all flows of an execution share. {@code Quota} and {@code EventCounter} end executions that grow too large.
 */
package io.lakelift.asl;
