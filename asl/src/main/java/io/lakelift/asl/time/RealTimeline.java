package io.lakelift.asl.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * A timeline on the real clock: what is due in an hour happens in an hour. Actions may be scheduled from any thread.
 */
public final class RealTimeline implements Timeline {
    /**
     * The longest single wait. The time for which a computer sleeps may not count towards a thread's wait, so the clock
     * is read at least this often.
     */
    private static final long GLANCE_MILLIS = 1000;

    private final InstantSource clock;
    private final TreeSet<Entry> due = new TreeSet<>();
    private long made;

    public RealTimeline() {
        this(InstantSource.system());
    }

    /** @param clock the real clock; it may jump, as it does after a computer has slept */
    RealTimeline(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public synchronized Appointment after(Duration delay, Runnable action) {
        requireNonNull(action, "action is null");
        Entry entry = new Entry(clock.instant().plus(delay.isPositive() ? delay : Duration.ZERO), made++, action);
        due.add(entry);
        notifyAll();
        return () -> cancel(entry);
    }

    @Override
    public void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Entry next = next();
            if (next == null) {
                return;
            }
            next.action().run();
        }
    }

    private synchronized void cancel(Entry entry) {
        due.remove(entry);
        notifyAll();
    }

    private synchronized Entry next() {
        while (!due.isEmpty()) {
            Duration left = Duration.between(clock.instant(), due.first().at());
            if (!left.isPositive()) {
                return due.pollFirst();
            }
            try {
                wait(Math.min(left.toMillis() + 1, GLANCE_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private record Entry(Instant at, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
