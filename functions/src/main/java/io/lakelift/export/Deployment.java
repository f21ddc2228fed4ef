package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The settings of a deployment of Lakelift, some of them defaults that an input may override.
 *
 * @param name the deployment's name. All its export identifiers begin with it, so that they differ from those of other
 *     deployments in the account and Region
 * @param region where it runs, and where its sources must be
 * @param target where an export goes by default
 * @param deadline how long an export may take by default
 * @param maxSnapshotAge how old the newest snapshot of a source may be by default
 * @param policy what an input may ask for
 * @param learnedWaits whether waits depend on how long similar exports took
 * @param verifiesFiles whether the files of a complete RDS export are checked before its end is reported
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
    /** Above this, cancelling and reporting would not fit into the state machine's own 14 days. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(13);

    /** The form of a deployment's name: 1 to 20 letters, digits and single hyphens, a letter first. */
    public static final Pattern NAME = Pattern.compile("(?=.{1,20}$)[A-Za-z](-?[A-Za-z0-9])*");

    /** A deployment whose file names nothing but its own target. */
    public Deployment(String name, String region, ExportTarget target, Duration deadline, Duration maxSnapshotAge) {
        this(name, region, target, deadline, maxSnapshotAge, ExportPolicy.of(target));
    }

    /** A deployment that learns how long to wait, and checks no files. */
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

    /** When the execution cancels its export, unless its input says otherwise. */
    public Instant deadlineOf(ExecutionContext execution) {
        return execution.startTime().plus(deadline);
    }
}
