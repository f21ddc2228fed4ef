package io.lakelift.asl;

import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;

/**
 * A time limit is passed, not reached: what ends exactly at the limit is in time. So a limit that is due first lets
 * everything else happen that is due at the same instant.
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
