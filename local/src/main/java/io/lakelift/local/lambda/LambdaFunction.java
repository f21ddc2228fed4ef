package io.lakelift.local.lambda;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a function in a deployment, so that it has the same limits here.
 *
 * @param jar its package
 * @param handler as Lambda spells it, {@code package.Class::method}
 * @param memoryMb what the heap is cut from
 * @param timeout of one call, in real time; starting up does not count
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
