package io.lakelift.local.lambda;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits in real time for a function's process, even if the run's own clock is virtual. */
final class RealTimeWait {
    private RealTimeWait() {}

    /** Waits for the future's value; empty if it has none within the limit. */
    static <T> Optional<T> upTo(Duration limit, CompletableFuture<T> future) throws InterruptedException {
        try {
            return Optional.of(future.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLate) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
