package io.lakelift.local.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A source of a simulated night's random choices: the same seed gives the same choices, in the same order. The jitter
 * of retries depends on the execution's name instead, and the UUIDs in the metadata of tables are not seeded.
 */
final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Creates a separate source for one concern, so that draws for other concerns do not change it. */
    SeededRandom split() {
        return new SeededRandom(random.nextLong());
    }

    /** @param probability from 0, never, to 1, always */
    boolean hits(double probability) {
        return random.nextDouble() < probability;
    }

    /** From {@code least} to just below {@code most}. */
    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** From {@code least} to {@code most}, both included, to the millisecond. */
    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    /** Any number. */
    long any() {
        return random.nextLong();
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
