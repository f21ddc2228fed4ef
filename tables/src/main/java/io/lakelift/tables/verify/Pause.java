package io.lakelift.tables.verify;

import java.time.Duration;

/** Lets time pass; tests pass a clock that jumps. */
@FunctionalInterface
public interface Pause {
    /** Returns after this time. */
    void pause(Duration length) throws InterruptedException;
}
