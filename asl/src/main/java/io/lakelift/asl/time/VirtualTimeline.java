package io.lakelift.asl.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * A timeline that jumps to the next scheduled action, so that a night takes milliseconds and runs the same way every
 * time.
 */
public final class VirtualTimeline implements Timeline {
    private final TreeSet<Entry> due = new TreeSet<>();
    private volatile Instant now;
    private long made;

    public VirtualTimeline(Instant start) {
        now = requireNonNull(start, "start is null");
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Appointment after(Duration delay, Runnable action) {
        requireNonNull(action, "action is null");
        Entry entry = new Entry(delay.isPositive() ? now.plus(delay) : now, made++, action);
        due.add(entry);
        return () -> due.remove(entry);
    }

    @Override
    public void runUntil(BooleanSupplier done) {
        while (!done.getAsBoolean()) {
            Entry next = due.pollFirst();
            if (next == null) {
                return;
            }
            now = next.at();
            next.action().run();
        }
    }

    private record Entry(Instant at, long order, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }
}
