package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a deployment of Lakelift brings along, so that an input can be short.
 *
 * @param name what all its export identifiers start with. Two deployments of an account never touch each other's
 *     exports, because their names differ
 * @param region where it runs, and where its sources must be
 * @param target where an export goes that does not say so itself
 * @param deadline how long an export may take that does not say so itself
 * @param maxSnapshotAge how old a newest snapshot may be where the input does not say so
 * @param policy what an input may ask for
 * @param learnedWaits whether an export is waited for as long as its like took before
 * @param verifiesFiles whether the files of a complete export of RDS are checked before its end is told
 */
public record Deployment(
        String name,
        String region,
        ExportTarget target,
        Duration deadline,
        Duration maxSnapshotAge,
        ExportPolicy policy,
        boolean learnedWaits,
        boolean verifiesFiles) {
    /** Above this, cancelling and telling would not fit into the state machine's own 14 days. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(13);

    /** The form of a deployment's name: 1 to 20 letters, digits and single hyphens, a letter first. */
    public static final Pattern NAME = Pattern.compile("(?=.{1,20}$)[A-Za-z](-?[A-Za-z0-9])*");

    /** One whose file names nothing beside its own target. */
    public Deployment(String name, String region, ExportTarget target, Duration deadline, Duration maxSnapshotAge) {
        this(name, region, target, deadline, maxSnapshotAge, ExportPolicy.of(target));
    }

    /** One that learns how long to wait, and checks no files. */
    public Deployment(
            String name,
            String region,
            ExportTarget target,
            Duration deadline,
            Duration maxSnapshotAge,
            ExportPolicy policy) {
        this(name, region, target, deadline, maxSnapshotAge, policy, true, false);
    }

    public Deployment {
        requireNonNull(region, "region is null");
        requireNonNull(target, "target is null");
        requireNonNull(maxSnapshotAge, "maxSnapshotAge is null");
        requireNonNull(policy, "policy is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the deployment's name %s is not 1 to 20 letters, digits and single hyphens"
                            .formatted(Text.quoted(name)));
        }
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "the deployment's deadline %s is not between PT1S and P13D".formatted(deadline));
        }
    }

    /** When the execution cancels its export, where its input does not say so itself. */
    public Instant deadlineOf(Execution execution) {
        return execution.startTime().plus(deadline);
    }
}
