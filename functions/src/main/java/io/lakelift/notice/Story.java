package io.lakelift.notice;

import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The sentences of a notice: what happened, why, and what to do. {@link NoticeText} lays them out for people,
 * {@link NoticeData} for machines; both tell the same.
 */
public record Story(Ending ending) {
    private static final int WHY = 2000;

    /** What happened, in one sentence. */
    public String summary() {
        String export = "The export of " + source();
        return switch (ending.outcome()) {
            case COMPLETE ->
                ending.reused()
                        ? export + " was complete already; nothing was started and nothing is paid again."
                        : export + " is complete" + after() + ".";
            case COMPLETE_WITH_WARNINGS -> export + " is complete" + after() + ", but something is missing from it.";
            case FAILED -> export + " failed" + after() + ".";
            case CANCELED -> export + " was cancelled " + byWhom() + after() + ".";
            case NOT_STARTED ->
                export + " was not started: its deadline passed before the service accepted it; nothing was exported.";
            case REFUSED ->
                ending.cancels()
                        ? "The cancel of " + source() + " was refused; nothing was cancelled."
                        : ending.adopts()
                                ? "Export " + source() + " was not adopted; nobody here follows it."
                                : export + " was refused; nothing was started.";
            case UNKNOWN -> export + " was lost from sight: it may still be running.";
        };
    }

    /** Why it ended so, in the service's words where it has any; empty where there is nothing to explain. */
    public Optional<String> why() {
        Optional<String> failure = export().flatMap(ExportTask::failureCause).map(this::withCounts);
        return switch (ending.outcome()) {
            case COMPLETE -> Optional.empty();
            case COMPLETE_WITH_WARNINGS -> warning().map(Warning::sentence).or(() -> failedFiles());
            case FAILED ->
                failure.or(() -> Optional.of(withCounts("The service gave no reason.")))
                        .map(said -> Text.line(said, WHY));
            case CANCELED, NOT_STARTED, REFUSED, UNKNOWN ->
                ending.why().or(() -> failure).map(said -> Text.line(said, WHY));
        };
    }

    /** What to do now; empty where nothing is to be done. */
    public Optional<String> remedy() {
        return switch (ending.outcome()) {
            case COMPLETE -> Optional.empty();
            case COMPLETE_WITH_WARNINGS ->
                Optional.of(known().orElse(
                                failedFiles().isPresent()
                                        ? "Read in the task's report which files failed, correct that, and export again: only what changed or failed is exported."
                                        : "Read which tables are missing, and whether anybody needs them."));
            case FAILED ->
                Optional.of(
                        known().orElse(
                                        "Correct what the cause names, and start a new execution; what this one wrote stays in S3."));
            case CANCELED ->
                Optional.of(
                        "Leave the target's folder unread or delete it, for it is not whole. Nothing is started again by"
                                + " itself: start a new execution"
                                + (ending.cancelledBy()
                                                .filter("deadline"::equals)
                                                .isPresent()
                                        ? " with a longer deadline"
                                        : "")
                                + " if it should run.");
            case NOT_STARTED -> Optional.of("Look which exports hold the slots, and run this one again.");
            case REFUSED -> Optional.of("Correct what is named above, and start a new execution.");
            case UNKNOWN ->
                Optional.of(
                        "Open the export's page below: if it runs, let it end or cancel it there; if it does not, start a new execution.");
        };
    }

    /** The service's warning, read; empty where there is none. */
    Optional<Warning> warning() {
        return export().flatMap(ExportTask::warningMessage).map(Warning::read);
    }

    /** What this is about, as a person would call it. */
    String source() {
        Optional<String> arn = ending.sourceArn();
        if (arn.isEmpty()) {
            return ending.named().map(Text::quoted).orElse("something that the input does not name");
        }
        return spoken(arn.get());
    }

    /** A source as a person would call it: {@code snapshot orders}, {@code file system fs-0123}. */
    static String spoken(String arn) {
        String[] parts = Text.line(arn, 200).split(":", 7);
        return switch (parts.length) {
            case 7 -> parts[5].replace('-', ' ') + " " + parts[6];
            case 6 -> parts[5].replaceFirst("^file-system/", "file system ");
            default -> Text.quoted(arn);
        };
    }

    /** Where the files are; empty where nothing was started. */
    public Optional<String> s3Uri() {
        return export().flatMap(task -> task.s3Uri()
                .or(() -> task.s3Bucket()
                        .map(bucket -> "s3://" + bucket + "/"
                                + task.s3Prefix()
                                        .filter(prefix -> !prefix.isEmpty())
                                        .map(prefix -> prefix + "/")
                                        .orElse("")
                                + task.ref().id() + "/")));
    }

    /** From the execution's start to the export's end, or to now where it has none. */
    public Duration duration() {
        Instant end = export().flatMap(ExportTask::taskEndTime).orElse(ending.now());
        Duration duration = Duration.between(ending.execution().startTime(), end);
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    static String spoken(Duration duration) {
        long minutes = duration.toMinutes();
        if (minutes == 0) {
            return duration.toSeconds() + " s";
        }
        String hours = minutes >= 60 ? minutes / 60 + " h " : "";
        return hours + minutes % 60 + " min";
    }

    private String after() {
        return ending.cancels() ? "" : " after " + spoken(duration());
    }

    private String byWhom() {
        return switch (ending.cancelledBy().orElse("")) {
            case "deadline" -> "by Lakelift, because its deadline passed,";
            case "request" -> "as requested";
            case "stop" -> "because the execution that had started it was stopped";
            default -> "by a person or another system";
        };
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

    private Optional<String> known() {
        return export().flatMap(task -> task.failureCause().or(task::warningMessage))
                .flatMap(Remedies::of);
    }

    private Optional<ExportTask> export() {
        return ending.export();
    }
}
