package io.lakelift.export;

import java.time.Instant;
import java.util.Optional;

/**
 * What a function tells the state machine: how the export stands, and how long to wait before asking again.
 *
 * @param task by which the export is asked for again; empty as long as there is none
 * @param export as its service describes it. Of a long ExportOnly it holds the first entries only: 200 KB of names are
 *     not carried from poll to poll
 * @param partCount how many entries ExportOnly or Paths really have; empty where everything is exported
 * @param outcome how it ended; empty until the service reports a terminal status
 * @param waitSeconds how long to wait before the next call, in seconds; not yet cut to the deadline
 * @param role the execution's part in the export; only in the answer that settles it
 * @param deadline when to cancel; only in the answers that come first, for it does not change
 * @param waitingFor what the service said when it had no room
 * @param nothingToDo why there is nothing to follow
 * @param doubtful present where an attempt before may have started an export that is not shown yet
 * @param reused present where a complete export stood there already, and nothing was started
 * @param refusals present where the service refused a start for want of a permission that may be seconds old: how many
 *     times in a row, which the next start is to be told
 */
public record ExportReport(
        Optional<TaskRef> task,
        Optional<ExportTask> export,
        Optional<Integer> partCount,
        Optional<Outcome> outcome,
        long waitSeconds,
        Optional<String> role,
        Optional<Instant> deadline,
        Optional<String> waitingFor,
        Optional<String> nothingToDo,
        Optional<Boolean> doubtful,
        Optional<Boolean> reused,
        Optional<Integer> refusals) {
    private static final int CARRIED_PARTS = 5;
    /** So long a task may exist before a list shows it, or a function of a stopped execution may still be starting it. */
    private static final long SECOND_LOOK = 120;

    static ExportReport of(ExportTask task, long waitSeconds) {
        return first(Optional.of(task), waitSeconds, Optional.empty(), Optional.empty(), false);
    }

    static ExportReport waiting(String waitingFor, long waitSeconds, boolean doubtful) {
        return first(Optional.empty(), waitSeconds, Optional.of(waitingFor), Optional.empty(), doubtful);
    }

    /** The service may not know yet what it is asked to use: the next start will tell. */
    static ExportReport refused(String why, long waitSeconds, int refusals) {
        ExportReport report = waiting(why, waitSeconds, false);
        return report.with(report.role, report.deadline, report.reused, Optional.of(refusals));
    }

    static ExportReport nothing(String why) {
        return first(Optional.empty(), SECOND_LOOK, Optional.empty(), Optional.of(why), false);
    }

    /** What is known of the task itself; the execution's part in it is added by those who know it. */
    private static ExportReport first(
            Optional<ExportTask> task,
            long waitSeconds,
            Optional<String> waitingFor,
            Optional<String> nothingToDo,
            boolean doubtful) {
        return new ExportReport(
                task.map(ExportTask::ref),
                task.map(found -> found.withFirstParts(CARRIED_PARTS)),
                task.map(ExportTask::partCount).filter(count -> count > 0),
                task.flatMap(ExportTask::outcome),
                waitSeconds,
                Optional.empty(),
                Optional.empty(),
                waitingFor,
                nothingToDo,
                Optional.of(doubtful).filter(doubt -> doubt),
                Optional.empty(),
                Optional.empty());
    }

    ExportReport as(Role played) {
        return with(Optional.of(played.label()), deadline, reused, refusals);
    }

    ExportReport until(Instant end) {
        return with(role, Optional.of(end), reused, refusals);
    }

    ExportReport asReused() {
        return with(role, deadline, Optional.of(true), refusals);
    }

    private ExportReport with(
            Optional<String> played, Optional<Instant> end, Optional<Boolean> stoodThere, Optional<Integer> refused) {
        return new ExportReport(
                task,
                export,
                partCount,
                outcome,
                waitSeconds,
                played,
                end,
                waitingFor,
                nothingToDo,
                doubtful,
                stoodThere,
                refused);
    }
}
