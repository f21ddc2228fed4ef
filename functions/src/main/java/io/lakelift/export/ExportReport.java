package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a function answers the state machine: how the execution's export stands, and how long to wait before asking again.
 * The next call is given it back, because the functions themselves remember nothing.
 */
public sealed interface ExportReport {

    /** The execution's part in the export. */
    Role role();

    /** When the execution cancels the export, or no longer starts it. */
    Instant deadline();

    /** How long to wait before the next call, in seconds; not yet cut to the deadline. */
    long waitSeconds();

    /**
     * Nothing is there to follow yet.
     *
     * @param waitingFor what the service said, or what is not known yet
     * @param uncertainSince when an attempt last may have started an export that is not shown yet; empty for never
     * @param refusedSince since when looks for that export have been refused; empty where the last one was not
     * @param refusals how many starts in a row were refused for want of a permission that may be seconds old
     * @param snapshot the ARN of the newest snapshot, where it was not available yet and is waited for
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

        /** One that waits for no snapshot. */
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

        /** The same, with a next look no later than that. */
        Waiting within(Duration most) {
            long seconds = Math.min(waitSeconds, Math.max(1, most.toSeconds()));
            return new Waiting(role, deadline, seconds, waitingFor, uncertainSince, refusedSince, refusals, snapshot);
        }

        /** The same, where that snapshot is waited for. */
        Waiting until(Optional<String> arn) {
            return new Waiting(role, deadline, waitSeconds, waitingFor, uncertainSince, refusedSince, refusals, arn);
        }
    }

    /**
     * An export that has not ended.
     *
     * @param task by which it is asked for again
     * @param export as its service described it last. Of a long ExportOnly it holds the first entries only: 200 KB of
     *     names are not carried from poll to poll
     * @param partCount how many entries ExportOnly or Paths really have; empty where everything is exported
     * @param uncertainSince of a joined execution: when it may have started an export of its own that is not shown yet
     * @param refusedSince since when a look at it has been refused; empty where the last one was not
     * @param cancelledBy on whose behalf this execution has asked for its cancel
     * @param cancelledAt when the service first accepted that
     * @param waitedSeconds for how long the export had to wait for a slot or a snapshot before it was started; empty where it had not
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

        /** The same export as it stands now; what is remembered of it stays, except that looks were refused. */
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

        /** The same, of an export that had to wait so long before it could be started. */
        Following afterWaiting(Duration waited) {
            return with(
                    waitSeconds,
                    uncertainSince,
                    refusedSince,
                    cancelledBy,
                    cancelledAt,
                    Optional.of(waited.toSeconds()));
        }

        /** The same export, as it was seen last. */
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
     * The execution is over, but for its notice.
     *
     * @param task and {@code export}: the export as last seen; empty where none was ever seen
     * @param reused whether a complete export stood there already, and nothing was started
     * @param waitedSeconds as in {@link Following}
     * @param unverified true where its files are to be checked before its end is told; empty where they are not
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
     * There is nothing to follow, and nothing to notify anyone of.
     *
     * @param slot that is given back to the fleet, which then starts the export again; empty for none
     */
    record NothingToDo(Role role, Instant deadline, long waitSeconds, String nothingToDo, Optional<FleetSlot> slot)
            implements ExportReport {
        private static final long NEXT_LOOK = 120;

        public NothingToDo {
            requireNonNull(slot, "slot is null");
        }

        /** An end without a further start. */
        NothingToDo(Role role, Instant deadline, long waitSeconds, String nothingToDo) {
            this(role, deadline, waitSeconds, nothingToDo, Optional.empty());
        }

        /**
         * Of an export that is not found. Until then a function of a stopped execution may still be starting it, or a list
         * may not show it yet.
         */
        static ExportReport unseen(Instant now, Execution execution, Role role, Instant deadline, String why) {
            return now.isBefore(execution.startTime().plus(StartAttempt.SHOWN_WITHIN))
                    ? new Waiting(role, deadline, NEXT_LOOK, why, Optional.empty(), Optional.empty(), 0)
                    : new NothingToDo(role, deadline, NEXT_LOOK, why);
        }
    }
}
