package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What is known about a source.
 *
 * @param sizeGb of its snapshot, which RDS charges for
 * @param duration what its exports take, from the start to the end
 * @param backupWindow of the instance or cluster
 */
public record SourceFact(Optional<Integer> sizeGb, Optional<Duration> duration, Optional<BackupWindow> backupWindow) {
    /** Nothing. */
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
