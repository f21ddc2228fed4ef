package io.lakelift.notice;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Service;
import io.lakelift.export.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentences of the notice about one export: what happened, why, and what to do. {@link NoticeText} lays them out
 * for people, {@link NoticeData} for machines; both use the same sentences. A fleet's summary has its own,
 * {@link FleetWording}.
 */
public record NoticeWording(Ending ending) {
    private static final int WHY = 2000;
    private static final int FOLDER = 1200;
    private static final String EXPORT_AGAIN =
            "correct what it names, and export again; only what has changed or failed is exported.";

    /** What happened, in one sentence. */
    public String summary() {
        return "In %s %s".formatted(ending.sender().inWords(), happened());
    }

    private String happened() {
        String export = "the export of " + source();
        return switch (ending.outcome()) {
            case COMPLETE ->
                ending.reused()
                        ? export + " was complete already; nothing was started, and you are not charged again."
                        : export + " is complete" + after() + ".";
            case COMPLETE_WITH_WARNINGS ->
                export + " is complete" + after() + ", but something "
                        + (isMissingSomething() ? "is" : "may be")
                        + " missing from it.";
            case INCOMPLETE ->
                export + " ended" + after() + ", and the check of its files proved that something is lost.";
            case FAILED -> export + " failed" + after() + ".";
            case CANCELED ->
                isOfAnotherExecution()
                        ? export + " was cancelled; the notice of the execution that started or cancelled it says why."
                        : export + " was cancelled " + byWhom() + after() + ".";
            case NOT_STARTED -> export + " was not started before its deadline; nothing was exported.";
            case REFUSED ->
                ending.cancels()
                        ? "the request to cancel " + source() + " was refused; nothing was cancelled."
                        : ending.adopts()
                                ? "export " + source() + " was not adopted; no execution here follows it."
                                : export + " was refused; nothing was started.";
            case UNKNOWN -> export + " can no longer be seen: it may still be running.";
        };
    }

    /**
     * The reason for the outcome, in the service's words if the service gave one; empty if there is nothing to explain.
     */
    public Optional<String> why() {
        return joined(whys());
    }

    /** The parts of {@link #why}, one for each thing to explain. */
    List<String> whys() {
        Optional<String> failure = export().flatMap(ExportTask::failureCause).map(this::withCounts);
        Optional<String> why = switch (ending.outcome()) {
            case COMPLETE -> Optional.empty();
            case INCOMPLETE -> ending.why();
            case COMPLETE_WITH_WARNINGS -> failedFiles().or(ending::why);
            case FAILED -> failure.or(() -> Optional.of(withCounts("The service gave no reason.")));
            case CANCELED, NOT_STARTED, REFUSED, UNKNOWN -> ending.why().or(() -> failure);
        };
        List<String> warnings = ending.outcome() == Outcome.COMPLETE_WITH_WARNINGS
                ? warning().map(WarningWording::sentences).orElse(List.of())
                : List.of();
        return Stream.of(adoption().stream(), nothingToCancel().stream(), warnings.stream(), why.stream(), files())
                .flatMap(said -> said)
                .map(said -> Text.shown(said, WHY))
                .toList();
    }

    /** What the check of the files says beyond its counts. */
    private Stream<String> files() {
        return ending.files().stream().flatMap(check -> check.sentences().stream());
    }

    private Optional<String> adoption() {
        return Optional.of(
                        "A sweep adopted this export: it was running, and the execution that had started it no longer was.")
                .filter(said -> ending.adopts() && ending.export().isPresent());
    }

    /** A cancel by sourceArn finds exports only, not executions that have yet to start one. */
    private Optional<String> nothingToCancel() {
        boolean bySource = ending.cancels()
                && ending.named()
                        .filter(name -> name.startsWith("arn:") && !name.contains(":execution:"))
                        .isPresent();
        return export().flatMap(ExportTask::taskEndTime)
                .filter(end -> bySource && !end.isAfter(ending.execution().startTime()))
                .map(
                        end ->
                                "It had already ended, so nothing was cancelled. If an execution is still waiting to start another export of this source, stop that execution.");
    }

    /** The AWS CLI commands for the remedy, ready to paste; empty if there are none. */
    List<String> commands() {
        return Commands.of(ending);
    }

    /** What to do now; empty if there is nothing to do. */
    public Optional<String> remedy() {
        return joined(remedies());
    }

    /** The parts of {@link #remedy}, one for each problem that has a remedy. */
    List<String> remedies() {
        Optional<String> ofTheCheck = ending.files().flatMap(check -> s3Uri().flatMap(check::remedy));
        Optional<String> ofTheTables = ending.tables().flatMap(TablesUpdate::remedy);
        return Stream.of(ofTheOutcome().stream(), ofTheCheck.stream(), ofTheTables.stream())
                .flatMap(said -> said)
                .toList();
    }

    private List<String> ofTheOutcome() {
        return switch (ending.outcome()) {
            case COMPLETE, INCOMPLETE -> List.of();
            case COMPLETE_WITH_WARNINGS ->
                failedFiles().isPresent()
                        ? List.of(failedFilesRemedy())
                        : warning()
                                .map(WarningWording::remedies)
                                .orElse(isLoss() ? List.of() : List.of(WarningReason.OTHER.remedy()));
            case FAILED -> List.of(afterFailure() + whatWasWritten());
            case CANCELED ->
                List.of((whatWasWritten()
                                + " The export is not started again automatically: start a new execution"
                                + (ending.cancelledBy()
                                                .filter(CancelledBy.DEADLINE::equals)
                                                .isPresent()
                                        ? " with a longer deadline"
                                        : "")
                                + " if it should run."
                                + (ending.ofEvent()
                                        ? " Give it the snapshot's sourceArn: the same event starts nothing again."
                                        : ""))
                        .strip());
            case NOT_STARTED ->
                List.of(
                        "Find out what kept it waiting, such as other exports in every slot, a snapshot that was not finished,"
                                + " or a service that did not answer, and start a new execution.");
            case REFUSED -> List.of("Correct what is named above, and start a new execution.");
            case UNKNOWN ->
                List.of(
                        "Check whether the export is running: if it is, let it end or cancel it; if it is not, start a new execution."
                                + whatWasWritten());
        };
    }

    private String afterFailure() {
        boolean fsx = ending.service() == Service.FSX;
        return ofTheCause()
                .orElseGet(
                        () -> fsx && failedFiles().isPresent()
                                ? failedFilesRemedy()
                                : export().flatMap(ExportTask::failureCause).isPresent()
                                        ? "Correct what the cause names, and start a new execution."
                                        : "Start a new execution; if it fails again, ask AWS Support with the export's identifier.");
    }

    private Optional<String> ofTheCause() {
        return export().flatMap(ExportTask::failureCause)
                .flatMap(ending.service() == Service.FSX ? FsxRemedies::of : RdsRemedies::of);
    }

    private String failedFilesRemedy() {
        return report().map(path -> "The report in %s names the files that failed: %s".formatted(path, EXPORT_AGAIN))
                .orElse(
                        "No report names the files that failed, because the input asked for none: set report, and export again.");
    }

    /** The folder of the report of files that failed; empty if none did, or there is no report. */
    private Optional<String> report() {
        return export().filter(ExportTask::namesFailedFiles)
                .flatMap(ExportTask::reportPath)
                .map(path -> Text.shown(path, FOLDER));
    }

    /**
     * What happens to the data in S3. RDS's figures are rounded down, so it is never certain that nothing was written.
     * The folder is not named in it, because a fleet's summary groups exports by what to do.
     */
    private String whatWasWritten() {
        boolean written = export().filter(ExportTask::hasWritten).isPresent();
        if (ending.service() == Service.FSX) {
            boolean reportIsNamed =
                    ending.outcome() == Outcome.FAILED && ofTheCause().isEmpty();
            return (written ? " The files that were exported stay in S3; the next export takes only the others." : "")
                    + report().filter(path -> !reportIsNamed)
                            .map(" The report in %s names those that failed."::formatted)
                            .orElse("");
        }
        if (export().isEmpty()) {
            return "";
        }
        if (ending.outcome() == Outcome.UNKNOWN) {
            return " Do not read the data in the target folder before the export is known to be complete.";
        }
        return written
                ? " The data in the target folder is incomplete: ignore it or delete it."
                : ending.outcome() == Outcome.CANCELED
                        ? " Any data in the target folder is incomplete: do not read it."
                        : " RDS reports that nothing was written.";
    }

    private static Optional<String> joined(List<String> sentences) {
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", sentences));
    }

    /** The service's warning in sentences; empty if there is none. */
    Optional<WarningWording> warning() {
        return export().flatMap(ExportTask::warning).map(WarningWording::new);
    }

    private boolean isLoss() {
        return ending.files().filter(FilesCheck::isLoss).isPresent();
    }

    private boolean isMissingSomething() {
        return isLoss()
                || failedFiles().isPresent()
                || warning().filter(WarningWording::isMissingSomething).isPresent();
    }

    /** The source as a person would name it. */
    String source() {
        Optional<String> arn = ending.sourceArn();
        if (arn.isEmpty()) {
            return ending.named().map(Text::quoted).orElse("something that the input does not name");
        }
        return inWords(arn.get());
    }

    /** A source in a person's words: {@code snapshot orders}, {@code file system fs-0123}. */
    static String inWords(String arn) {
        String[] parts = Text.shown(arn, 200).split(":", 7);
        return switch (parts.length) {
            case 7 -> parts[5].replace('-', ' ') + " " + parts[6];
            case 6 -> parts[5].replaceFirst("^file-system/", "file system ");
            default -> Text.quoted(arn);
        };
    }

    /**
     * The S3 address of the exported files; if FSx writes to several places, their addresses, separated by commas.
     * Empty if no export was seen, or it is not known where the service writes.
     */
    public Optional<String> s3Uri() {
        return export().flatMap(task -> task.s3Uri().or(() -> task.folder().map(folder -> folder + "/")));
    }

    /**
     * The time from the execution's start to the export's end, or to the execution's end if the export has none. Zero
     * if the export ended before the execution started.
     */
    public Duration duration() {
        Instant end = export().flatMap(ExportTask::taskEndTime).orElse(ending.now());
        Duration duration = Duration.between(ending.execution().startTime(), end);
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    static String inWords(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes == 0) {
            return duration.toSeconds() + " s";
        }
        String hours = minutes >= 60 ? minutes / 60 + " h " : "";
        return hours + minutes % 60 + " min";
    }

    private String after() {
        return ending.cancels() ? "" : " after " + inWords(duration());
    }

    private String byWhom() {
        return ending.cancelledBy()
                .map(by -> switch (by) {
                    case DEADLINE -> "by Lakelift, because its deadline passed,";
                    case REQUEST -> "as requested";
                    case STOP -> "because the execution that had started it was stopped";
                })
                .orElse("by a person or another system");
    }

    /** Whether another execution of this deployment answers for the export. */
    private boolean isOfAnotherExecution() {
        String deployment = ending.sender().deployment();
        return ending.role() == Role.JOINED
                && export().filter(task -> task.isOfDeployment(deployment)).isPresent();
    }

    static String counted(FileCounts files) {
        return "%d of %d exported, %d failed".formatted(files.succeeded(), files.total(), files.failed());
    }

    private String withCounts(String why) {
        return export().flatMap(ExportTask::files)
                .map(files -> why + " (files: " + counted(files) + ")")
                .orElse(why);
    }

    private Optional<String> failedFiles() {
        return export().flatMap(ExportTask::files)
                .filter(files -> files.failed() > 0)
                .map(files -> "FSx could not export all files: " + counted(files) + ".");
    }

    private Optional<ExportTask> export() {
        return ending.export();
    }
}
