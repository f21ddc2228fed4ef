package io.lakelift.local.run;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.rds.RdsTestControl;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Compares how long a fleet took with the theoretical minimum, which is the longest of three times: that for which RDS
 * exports held slots, divided by the number of slots; that of the fleet's own exports, divided by its concurrency; and
 * that of the longest export. Exports that others started count in the first, because they share the slots.
 *
 * @param took the time from the fleet's start to its end
 * @param bound the theoretical minimum; zero if no export held a slot in the fake RDS
 * @param atOnce the number of slots, or the fleet's concurrency if that is lower
 */
public record Makespan(Duration took, Duration bound, int atOnce) {
    /** The account's quota of export tasks. */
    public static final int SLOTS = 5;

    /** @param concurrency how many exports the fleet runs at once */
    public static Makespan of(FakeCloud cloud, Instant from, Instant to, int concurrency) {
        RdsTestControl rds = cloud.rds().testControl();
        int atOnce = Math.min(SLOTS, concurrency);
        Duration bound = Stream.of(
                        rds.slotTime(from, to).dividedBy(SLOTS),
                        rds.ownSlotTime(from, to).dividedBy(atOnce),
                        rds.longest(from, to))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new Makespan(Duration.between(from, to), bound, atOnce);
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
        return "The fleet took %s; the durations of its exports and %s allow no less than %s (%.1f %% over that)."
                .formatted(
                        clock(took),
                        (atOnce < SLOTS ? "a concurrency of %d" : "%d slots").formatted(atOnce),
                        clock(bound),
                        over());
    }
}
