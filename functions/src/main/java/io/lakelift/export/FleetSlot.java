package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An export's place among the exports that its fleet runs at once. An execution that waits for a snapshot gives its
 * slot back after a while and ends without a notice. Until the export's deadline, the fleet then starts the export
 * again, in an execution with another name.
 *
 * @param since when the export's first execution started; the deadline and the choice of the snapshot are based on this
 *     time. Empty in the first execution
 * @param deadline the export's deadline; empty in the first execution
 * @param snapshot the ARN of the snapshot that the export waits for; empty in the first execution
 * @param kept whether this execution keeps the slot while it waits, because the fleet's history has no room for another
 *     start
 */
public record FleetSlot(Optional<Instant> since, Optional<Instant> deadline, Optional<String> snapshot, boolean kept) {
    /** How long an execution holds the slot while waiting; most backups take less. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    public FleetSlot {
        requireNonNull(since, "since is null");
        requireNonNull(deadline, "deadline is null");
        requireNonNull(snapshot, "snapshot is null");
    }
}
