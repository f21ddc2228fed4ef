package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * Which snapshot stands for an instance or cluster.
 *
 * @param maxAge how old it may be when the execution starts
 * @param manualToo whether one that a person took may stand in where no automated one is young enough
 */
public record SnapshotChoice(Duration maxAge, boolean manualToo) {
    /** The longest {@code maxAge} that may be asked for: ten years of 365 days. */
    public static final Duration LONGEST_AGE = Duration.ofDays(3650);

    public SnapshotChoice {
        requireNonNull(maxAge, "maxAge is null");
    }
}
