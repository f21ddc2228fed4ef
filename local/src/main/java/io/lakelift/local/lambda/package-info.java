/**
 * Lambda on this computer: the packaged jar, run by AWS's own runtime interface client, one process for each function,
 * or without any of that the handlers alone.
 *
 * <p>An {@link io.lakelift.local.lambda.Invoker} is all that the rest of the module uses, with
 * {@link io.lakelift.local.lambda.LambdaFunction} going in and {@link io.lakelift.local.lambda.FunctionResult} coming
 * out. {@link io.lakelift.local.lambda.InProcessHandlers} calls the handlers in this process and needs no more than a
 * {@code HandlerContext}; read {@link io.lakelift.local.lambda.FunctionHost} first, and below it, from the top down:
 *
 * <ul>
 *   <li>{@code FunctionSlot} is one function: it replaces a process that died, and kills one where a test asks for it;
 *   <li>{@code Sandbox} is one process, from its start to its death, and the one call it may be working on;
 *   <li>{@code RuntimeApi} is the HTTP service that such a process talks to, and {@code Failures} are Lambda's words;
 *   <li>{@code BrokenFunction} is what is thrown where no call can help, in the process's {@code FirstWords};
 *   <li>{@code ChildJvm} is its command line and its environment, {@code RuntimeFiles} the files these name.
 * </ul>
 */
package io.lakelift.local.lambda;
