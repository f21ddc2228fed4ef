package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A function's answer to the state machine: the status of the execution's export, and how long to wait before the next
 * call. The next call receives it back, because the functions themselves remember nothing.
 */
public sealed interface ExportReport {

    /** The execution's part in the export. */
    Role role();

    /** When the execution cancels the export, or no longer starts it. */
    Instant deadline();

    /** How long to wait before the next call, in seconds; not yet limited to the deadline. */
    long waitSeconds();

    /**
     * There is nothing to follow yet.
     *
     * @param waitingFor why there is none: what the service said, or what is still unknown
     * @param uncertainSince when an attempt may last have started an export that is not visible yet; empty if none did
     * @param refusedSince since when lookups of that export have been refused; empty if the last one was not
     * @param refusals how many consecutive starts were refused over a role, permission, bucket or key that may be
     *     seconds old, or over a source that is busy
     * @param snapshot the ARN of the snapshot that the export waits for because it is not available yet; empty if it
     *     waits for none
     */
    record Waiting(
            Role role,
            Instant deadline,
            long waitSeconds,
            String waitingFor,
            Optional<Instant> uncertainSince,
            Optional<Instant> refusedSince,
            int refusals,
            Optional<String> snapshot)
            implements ExportReport {
        public Waiting {
            requireNonNull(waitingFor, "waitingFor is null");
            requireNonNull(uncertainSince, "uncertainSince is null");
            requireNonNull(refusedSince, "refusedSince is null");
            requireNonNull(snapshot, "snapshot is null");
        }

        /** Waits for no snapshot. */
        public Waiting(
                Role role,
                Instant deadline,
                long waitSeconds,
                String waitingFor,
                Optional<Instant> uncertainSince,
                Optional<Instant> refusedSince,
                int refusals) {
            this(role, deadline, waitSeconds, waitingFor, uncertainSince, refusedSince, refusals, Optional.empty());
        }

        /** A copy whose next poll comes after {@code most} at the latest, but not before a second has passed. */
        Waiting within(Duration most) {
            long seconds = Math.min(waitSeconds, Math.max(1, most.toSeconds()));
            return new Waiting(role, deadline, seconds, waitingFor, uncertainSince, refusedSince, refusals, snapshot);
        }

        /** A copy that waits for the snapshot with this ARN; empty to wait for none. */
        Waiting until(Optional<String> arn) {
            return new Waiting(role, deadline, waitSeconds, waitingFor, uncertainSince, refusedSince, refusals, arn);
        }
    }

    /**
     * An export that has not ended.
     *
     * @param task the reference with which the export is polled again
     * @param export the export as its service last described it, with only the first entries of a long ExportOnly or
     *     Paths: 200 KB of names are not carried from poll to poll
     * @param partCount how many entries ExportOnly or Paths really has; empty if everything is exported
     * @param uncertainSince for a joined execution: when it may have started its own export that is not visible yet
     * @param refusedSince since when polls have been refused; empty if the last one was not
     * @param cancelledBy on whose behalf this execution has requested a cancel; empty if it has not
     * @param cancelledAt when the service first accepted the cancel; empty if it has not
     * @param waitedSeconds how long the export had to wait for a slot or a snapshot before it was started; empty if it
     *     did not
     */
    record Following(
            Role role,
            Instant deadline,
            long waitSeconds,
            TaskRef task,
            ExportTask export,
            Optional<Integer> partCount,
            Optional<Instant> uncertainSince,
            Optional<Instant> refusedSince,
            Optional<CancelledBy> cancelledBy,
            Optional<Instant> cancelledAt,
            Optional<Long> waitedSeconds)
            implements ExportReport {
        private static final int CARRIED_PARTS = 5;

        public Following {
            requireNonNull(role, "role is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(task, "task is null");
        }

        static Following of(ExportTask found, Role role, Instant deadline, long waitSeconds) {
            return new Following(
                    role,
                    deadline,
                    waitSeconds,
                    found.ref(),
                    found.withFirstParts(CARRIED_PARTS),
                    Optional.of(found.partCount()).filter(count -> count > 0),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /**
         * The same export with its current status. Everything else is kept, except that polls are no longer refused.
         */
        Following seen(ExportTask found, long seconds) {
            Following now = of(found, role, deadline, seconds);
            return new Following(
                    role,
                    deadline,
                    seconds,
                    task,
                    now.export,
                    now.partCount,
                    uncertainSince,
                    Optional.empty(),
                    cancelledBy,
                    cancelledAt,
                    waitedSeconds);
        }

        Following waiting(long seconds) {
            return with(seconds, uncertainSince, refusedSince, cancelledBy, cancelledAt, waitedSeconds);
        }

        Following uncertain(Optional<Instant> since) {
            return with(waitSeconds, since, refusedSince, cancelledBy, cancelledAt, waitedSeconds);
        }

        Following unseen(Instant since, long seconds) {
            return with(seconds, uncertainSince, Optional.of(since), cancelledBy, cancelledAt, waitedSeconds);
        }

        Following cancelled(Optional<CancelledBy> by, Optional<Instant> at) {
            return with(waitSeconds, uncertainSince, refusedSince, by, at, waitedSeconds);
        }

        /** The same, for an export that had to wait that long before it could be started. */
        Following afterWaiting(Duration waited) {
            return with(
                    waitSeconds,
                    uncertainSince,
                    refusedSince,
                    cancelledBy,
                    cancelledAt,
                    Optional.of(waited.toSeconds()));
        }

        /** The same export, as last seen. */
        private Following with(
                long seconds,
                Optional<Instant> uncertain,
                Optional<Instant> refused,
                Optional<CancelledBy> by,
                Optional<Instant> at,
                Optional<Long> waited) {
            return new Following(role, deadline, seconds, task, export, partCount, uncertain, refused, by, at, waited);
        }

        Ended ended(ExportEnd end) {
            return new Ended(
                    role,
                    deadline,
                    waitSeconds,
                    end,
                    Optional.of(task),
                    Optional.of(export),
                    partCount,
                    cancelledBy,
                    false,
                    waitedSeconds,
                    Optional.empty());
        }
    }

    /**
     * The execution is over, except for its notice.
     *
     * @param task a reference to the export; empty if none was ever seen
     * @param export the export as last seen; empty if none was ever seen
     * @param reused whether a complete export already existed, and nothing was started
     * @param waitedSeconds as in {@link Following}
     * @param unverified true if its files must be checked before its end is reported; otherwise empty
     */
    record Ended(
            Role role,
            Instant deadline,
            long waitSeconds,
            ExportEnd end,
            Optional<TaskRef> task,
            Optional<ExportTask> export,
            Optional<Integer> partCount,
            Optional<CancelledBy> cancelledBy,
            boolean reused,
            Optional<Long> waitedSeconds,
            Optional<Boolean> unverified)
            implements ExportReport {
        public Ended {
            requireNonNull(role, "role is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(end, "end is null");
        }

        /** An end without an export. */
        public static Ended without(Role role, Instant deadline, ExportEnd end) {
            return new Ended(
                    role,
                    deadline,
                    WaitPolicy.SHORTEST,
                    end,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty());
        }

        Ended asReused() {
            return with(true, unverified);
        }

        Ended asUnverified() {
            return with(reused, Optional.of(true));
        }

        private Ended with(boolean again, Optional<Boolean> unchecked) {
            return new Ended(
                    role,
                    deadline,
                    waitSeconds,
                    end,
                    task,
                    export,
                    partCount,
                    cancelledBy,
                    again,
                    waitedSeconds,
                    unchecked);
        }
    }

    /**
     * There is nothing to follow, and nothing to report.
     *
     * @param slot the slot that is given back to the fleet, which then starts the export again; empty if none is
     */
    record NothingToDo(Role role, Instant deadline, long waitSeconds, String nothingToDo, Optional<FleetSlot> slot)
            implements ExportReport {
        private static final long NEXT_LOOK = 120;

        public NothingToDo {
            requireNonNull(slot, "slot is null");
        }

        /** An end without another start. */
        NothingToDo(Role role, Instant deadline, long waitSeconds, String nothingToDo) {
            this(role, deadline, waitSeconds, nothingToDo, Optional.empty());
        }

        /**
         * The report if an export is not found. In the first minutes of the execution it waits: a function of the
         * stopped execution may still be starting the export, or a list may not show it yet.
         */
        static ExportReport unseen(Instant now, ExecutionContext execution, Role role, Instant deadline, String why) {
            return now.isBefore(execution.startTime().plus(StartAttempt.SHOWN_WITHIN))
                    ? new Waiting(role, deadline, NEXT_LOOK, why, Optional.empty(), Optional.empty(), 0)
                    : new NothingToDo(role, deadline, NEXT_LOOK, why);
        }
    }
}
