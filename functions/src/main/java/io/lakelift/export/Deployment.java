package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a deployment of Lakelift brings along, so that an input can be short.
 *
 * @param name what all its export identifiers start with: letters, digits and single hyphens, at most 20 characters.
 *     Two deployments of an account never touch each other's exports, because their names differ
 * @param region where it runs, and where its sources must be
 * @param target where an export goes that does not say so itself
 * @param deadline how long an export may take that does not say so itself
 */
public record Deployment(String name, String region, ExportTarget target, Duration deadline) {
    /** Above this, cancelling and telling would not fit into the state machine's own 14 days. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(13);

    public Deployment {
        requireNonNull(name, "name is null");
        requireNonNull(region, "region is null");
        requireNonNull(target, "target is null");
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException("deadline %s is not between PT1S and P13D".formatted(deadline));
        }
    }
}
