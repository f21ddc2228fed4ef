package io.lakelift.tables.verify;

import java.time.Duration;

/** Waits between two listings of an export's folder. In tests, a virtual clock jumps instead. */
@FunctionalInterface
public interface Pause {
    /** Returns after this time. */
    void pause(Duration length) throws InterruptedException;
}
