package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The conditions for the snapshot that is exported for an instance or cluster.
 *
 * @param maxAge how old the snapshot may be when the execution starts
 * @param manualToo whether a manual snapshot is acceptable if none that RDS or AWS Backup took is recent enough
 */
public record SnapshotChoice(Duration maxAge, boolean manualToo) {
    /** The longest {@code maxAge} allowed: ten years of 365 days. */
    public static final Duration LONGEST_AGE = Duration.ofDays(3650);

    public SnapshotChoice {
        requireNonNull(maxAge, "maxAge is null");
    }
}
