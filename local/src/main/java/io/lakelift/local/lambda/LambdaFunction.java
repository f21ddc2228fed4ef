package io.lakelift.local.lambda;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A Lambda function of the deployment, with its code and its limits.
 *
 * @param jar the deployment package
 * @param handler the handler as Lambda spells it, {@code package.Class::method}
 * @param memoryMb the function's memory, at least 128; most of it becomes the heap
 * @param timeout how long one call may take, in real time, not counting the start of the process
 */
public record LambdaFunction(String name, Path jar, String handler, int memoryMb, Duration timeout, String arn) {
    public LambdaFunction {
        requireNonNull(name, "name is null");
        requireNonNull(jar, "jar is null");
        requireNonNull(handler, "handler is null");
        requireNonNull(timeout, "timeout is null");
        requireNonNull(arn, "arn is null");
        if (memoryMb < 128) {
            throw new IllegalArgumentException("memoryMb is " + memoryMb + "; Lambda gives at least 128");
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it must be positive");
        }
    }
}
