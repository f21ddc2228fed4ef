package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An export's place among those that its fleet runs at once. An execution that waits for a snapshot gives its slot back
 * after a while and ends without a notice; the fleet then starts the export again under another name, until the
 * deadline.
 *
 * @param since when the first of these executions started, from which the deadline and the choice of the snapshot count;
 *     empty in the first
 * @param deadline of the export; empty in the first
 * @param snapshot the ARN of the snapshot that is waited for; empty in the first
 * @param kept whether the slot is held from now on, because the fleet's history has no room for another start
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
