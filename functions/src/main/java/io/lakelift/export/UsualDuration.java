package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long the last few exports of the same parts of a source took, from TaskStartTime to TaskEndTime.
 *
 * @param shortest the shortest of these durations, which must be positive
 * @param longest the longest of these durations
 */
public record UsualDuration(Duration shortest, Duration longest) {
    public UsualDuration {
        requireNonNull(longest, "longest is null");
        if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException("%s to %s is no usual duration".formatted(shortest, longest));
        }
    }

    /** Returns the shortest and the longest duration, with {@code other} taken into account. */
    UsualDuration and(Duration other) {
        return new UsualDuration(
                shortest.compareTo(other) < 0 ? shortest : other, longest.compareTo(other) > 0 ? longest : other);
    }
}
