/**
 * Runs Lambda functions on this computer. {@link io.lakelift.local.lambda.Invoker} is the interface that calls them,
 * and {@link io.lakelift.local.lambda.FunctionResult} is what it returns. {@link io.lakelift.local.lambda.LambdaTasks}
 * uses an invoker to execute the Lambda tasks of state machines.
 *
 * <p>There are two implementations. {@link io.lakelift.local.lambda.InProcessHandlers} calls the handlers in this
 * process. {@link io.lakelift.local.lambda.FunctionHost} runs the packaged jars under AWS's runtime interface client,
 * with one process for each function. Read it first, and then, from the top down:
 *
 * <ul>
 *   <li>{@code FunctionSlot} is one function: it replaces a process that died, and kills one if a test asks for that;
 *   <li>{@code Sandbox} is one process, from its start to its death, with the call that it is working on;
 *   <li>{@code RuntimeApi} is the HTTP service that the process calls, and {@code Failures} builds Lambda's errors;
 * <li>{@code BrokenFunction} is thrown when no call can succeed, with the {@code FirstWords} that the process printed;
 * <li>{@code ChildJvm} builds the process's command line and environment, from the files in {@code RuntimeFiles}.
 * </ul>
 */
package io.lakelift.local.lambda;
