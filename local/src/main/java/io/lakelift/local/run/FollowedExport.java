package io.lakelift.local.run;

import io.lakelift.asl.Event;
import io.lakelift.export.Text;
import java.util.Map;
import java.util.Optional;

/**
 * The export that a run follows, as far as the run's events have shown it. The timeline's thread writes it; the thread
 * that asks the user reads it.
 */
public final class FollowedExport {
    private static final int LONGEST = 100;

    /**
     * The export as last seen.
     *
     * @param service RDS or FSX
     * @param id the export's name in that service
     * @param status as the service spells it
     */
    record Seen(String service, String id, String status) {}

    private volatile Optional<Seen> seen = Optional.empty();
    private volatile boolean doubtful;
    private volatile boolean joined;

    public void happened(Event event) {
        if (event instanceof Event.TaskFailed failed && failed.state().startsWith("Start the")) {
            doubtful = true;
        }
        if (event instanceof Event.TaskSucceeded done) {
            StepEvents.report(done).ifPresent(this::reported);
        }
    }

    /** The export as last seen; empty until a function has reported one. */
    Optional<Seen> seen() {
        return seen;
    }

    /** Whether the run joined an export that another execution started. */
    public boolean joined() {
        return joined;
    }

    /** A sentence with the export's name and status, to begin a question about it. */
    public String sentence() {
        return seen.map(one ->
                        "Export %s is %s.".formatted(Text.shown(one.id(), LONGEST), Text.shown(one.status(), LONGEST)))
                .orElse("No export is known to have been started.");
    }

    /** The message for a user who leaves: what happens to the export now, and the command that cancels it. */
    public String farewell(String region) {
        return seen.map(one ->
                        "Export %s continues (%s when last seen), and nothing here will cancel it at its deadline or report"
                                        .formatted(Text.shown(one.id(), LONGEST), Text.shown(one.status(), LONGEST))
                                + " how it ends; cancel it with: " + command(one, region))
                .orElse(
                        doubtful
                                ? "It is not known whether an export was started; check with: "
                                        + "aws rds describe-export-tasks --region %1$s, or for a file system with: aws fsx describe-data-repository-tasks --region %1$s"
                                                .formatted(Text.shellWord(region))
                                : "No export was started.");
    }

    private void reported(Map<?, ?> report) {
        Object task = StepEvents.at(report, "task");
        if (task != null) {
            seen = Optional.of(new Seen(
                    StepEvents.text(task, "service"),
                    StepEvents.text(task, "id"),
                    StepEvents.text(StepEvents.at(report, "export"), "status")));
        }
        if (report.containsKey("role")) {
            joined = StepEvents.text(report, "role").equals("joined");
        }
    }

    private static String command(Seen one, String region) {
        String call = one.service().equals("FSX")
                ? "aws fsx cancel-data-repository-task --task-id "
                : "aws rds cancel-export-task --export-task-identifier ";
        return call + Text.shellWord(one.id()) + " --region " + Text.shellWord(region);
    }
}
