package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known about a source; each part is empty if it is not known.
 *
 * @param sizeGb the source's size in GB; RDS charges for an export by this size
 * @param duration how long an export takes, from its start to its end
 * @param backupWindow the backup window of the instance or cluster
 */
public record SourceFact(Optional<Integer> sizeGb, Optional<Duration> duration, Optional<BackupWindow> backupWindow) {
    /** Nothing is known. */
    public static final SourceFact NONE = new SourceFact(Optional.empty(), Optional.empty(), Optional.empty());

    public SourceFact {
        requireNonNull(sizeGb, "sizeGb is null");
        requireNonNull(duration, "duration is null");
        requireNonNull(backupWindow, "backupWindow is null");
    }

    /** This fact, with what it lacks taken from {@code other}. */
    public SourceFact or(SourceFact other) {
        return new SourceFact(
                sizeGb.or(other::sizeGb), duration.or(other::duration), backupWindow.or(other::backupWindow));
    }
}
