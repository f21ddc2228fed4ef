package io.lakelift.local.run;

import io.lakelift.fakes.FakeCloud;
import java.time.Duration;
import java.time.Instant;

/**
 * Compares how long a fleet took with the theoretical minimum. This is the total time for which RDS exports held slots,
 * divided by the number of slots. If the longest export took longer than that, its time is the minimum. Exports that
 * others started count too, because they share the slots.
 *
 * @param took the time from the fleet's start to its end
 * @param bound the theoretical minimum; zero if no export held a slot in the fake RDS
 */
public record Makespan(Duration took, Duration bound) {
    /** The account's quota of export tasks. */
    public static final int SLOTS = 5;

    public static Makespan of(FakeCloud cloud, Instant from, Instant to) {
        Duration shared = cloud.rds().testControl().slotTime(from, to).dividedBy(SLOTS);
        Duration longest = cloud.rds().testControl().longest(from, to);
        return new Makespan(Duration.between(from, to), shared.compareTo(longest) > 0 ? shared : longest);
    }

    /** How much longer than the bound the fleet took, in percent; 0 if there is no bound. */
    public double over() {
        return bound.isZero() ? 0 : (took.toMillis() * 100.0 / bound.toMillis()) - 100;
    }

    public static String clock(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    @Override
    public String toString() {
        return "The fleet took %s; the durations of its exports and %d slots allow no less than %s (%.1f %% over that)."
                .formatted(clock(took), SLOTS, clock(bound), over());
    }
}
