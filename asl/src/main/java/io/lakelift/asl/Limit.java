package io.lakelift.asl;

import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;

/**
 * A time limit: for an execution, for an attempt at a task, or for the time between heartbeats. Work that ends exactly
 * at the limit is still in time, so everything else that is due at that instant happens first.
 */
final class Limit {
    private final ExecutionRuntime runtime;
    private final Runnable passed;
    private Appointment next;
    private long seen = -1;

    Limit(ExecutionRuntime runtime, Duration span, Runnable passed) {
        this.runtime = runtime;
        this.passed = passed;
        next = runtime.silently(span, this::due);
    }

    void cancel() {
        next.cancel();
    }

    private void due() {
        if (runtime.steps() == seen) {
            passed.run();
        } else {
            seen = runtime.steps();
            next = runtime.silently(Duration.ZERO, this::due);
        }
    }
}
