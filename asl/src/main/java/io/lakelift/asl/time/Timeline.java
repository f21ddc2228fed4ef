package io.lakelift.asl.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * A clock, and the actions that are scheduled on it. Waits, retries and time-outs are scheduled here, so a night takes
 * milliseconds on a virtual timeline and hours on a real one.
 *
 * <p>Actions run on the thread that calls {@link #runUntil}, one after another; two that are due at the same instant
 * run in the order in which they were scheduled. {@link #instant()} may be read from any thread.
 */
public interface Timeline extends InstantSource {

    /** A scheduled action. */
    interface Appointment {
        /** Cancels the action; does nothing if it has already run. */
        void cancel();
    }

    /**
     * Runs {@code action} once, {@code delay} from now; without a delay, it runs after everything that is already due.
     */
    Appointment after(Duration delay, Runnable action);

    /**
     * Runs each action when it is due, in order, until {@code done} returns true or nothing is scheduled. On the real
     * clock, it also returns if the thread is interrupted while it waits.
     */
    void runUntil(BooleanSupplier done);
}
