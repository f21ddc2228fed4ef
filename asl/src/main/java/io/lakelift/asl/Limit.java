package io.lakelift.asl;

import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;

/**
 * A time limit is passed, not reached: what ends exactly at the limit is in time. So a limit that is due first lets
 * everything else happen that is due at the same instant.
 */
final class Limit {
    private final Run run;
    private final Runnable passed;
    private Appointment next;
    private long seen = -1;

    Limit(Run run, Duration span, Runnable passed) {
        this.run = run;
        this.passed = passed;
        next = run.silently(span, this::due);
    }

    void cancel() {
        next.cancel();
    }

    private void due() {
        if (run.steps() == seen) {
            passed.run();
        } else {
            seen = run.steps();
            next = run.silently(Duration.ZERO, this::due);
        }
    }
}
