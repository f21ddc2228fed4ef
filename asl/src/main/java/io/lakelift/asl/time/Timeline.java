package io.lakelift.asl.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * The clock, and what is scheduled on it. Everything that waits (executions, retries, time-outs) waits here, so a night
 * takes milliseconds on a virtual timeline and hours on a real one.
 *
 * <p>Actions run on the thread that calls {@link #runUntil}, one after another; two that are due at the same instant
 * run in the order in which they were scheduled. {@link #instant()} may be read from any thread.
 */
public interface Timeline extends InstantSource {

    /** An action that has not happened yet. */
    interface Appointment {
        /** Takes the action back; does nothing when it has happened already. */
        void cancel();
    }

    /** Runs {@code action} once, {@code delay} from now; a delay of zero still waits for its turn. */
    Appointment after(Duration delay, Runnable action);

    /** Runs what is due, in order, until {@code done} holds or nothing is left to happen. */
    void runUntil(BooleanSupplier done);
}
