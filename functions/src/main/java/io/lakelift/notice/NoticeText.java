package io.lakelift.notice;

import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The notice for a person on call: what happened, why, what to do, and then all that can be looked up. */
final class NoticeText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int MAX_TABLES = 20;
    private static final int VALUE = 500;
    private static final long YEAR_10000 = 253_402_300_800L;

    private final StringBuilder text = new StringBuilder();

    private NoticeText() {}

    static String of(Ending ending, Story story) {
        NoticeText notice = new NoticeText();
        notice.text.append(story.summary()).append('\n');
        notice.section("Why", story.why());
        notice.skipped(story);
        notice.section("What to do", story.remedy());
        notice.text.append('\n');
        notice.export(ending, story);
        notice.execution(ending);
        return notice.text.toString();
    }

    private void skipped(Story story) {
        Optional<Warning> warning = story.warning().filter(each -> each.count() > 0);
        warning.ifPresent(skipped -> {
            text.append("\nSkipped tables (").append(skipped.count()).append(")\n");
            skipped.skippedTables().stream()
                    .limit(MAX_TABLES)
                    .forEach(table -> text.append("  - ").append(table).append('\n'));
            if (skipped.count() > MAX_TABLES) {
                text.append("  … and ").append(skipped.count() - MAX_TABLES).append(" more\n");
            }
        });
    }

    private void export(Ending ending, Story story) {
        Optional<ExportTask> export = ending.export();
        line("Cancel of", ending.named().filter(name -> ending.cancels()));
        line("Source", ending.sourceArn());
        line("Target", story.s3Uri());
        line("Exported", export.map(task -> parts(task, ending.partCount().orElse(0))));
        line("Export", export.map(task -> task.ref().id()));
        line("Status", export.map(NoticeText::status));
        line("Size", export.flatMap(ExportTask::totalExtractedDataInGB).map(size -> size + " GB extracted"));
        line("Files", export.flatMap(ExportTask::files).map(Story::counted));
        line("Started", Optional.of(time(ending.execution().startTime())));
        if (ending.outcome() != Outcome.UNKNOWN) {
            line(
                    "Ended",
                    Optional.of(time(export.flatMap(ExportTask::taskEndTime).orElse(ending.now()))));
            line("Duration", Optional.of(Story.spoken(story.duration())));
        }
    }

    private void execution(Ending ending) {
        line("Execution", Optional.of(ending.execution().arn()));
        line("Error", ending.error());
        line("Export page", Links.exports(ending));
        line("Run page", Links.execution(ending.execution()));
        line("Notice", Optional.of(ending.noticeId() + " (role: " + ending.role() + ")"));
    }

    private void section(String title, Optional<String> body) {
        body.ifPresent(said ->
                text.append('\n').append(title).append("\n  ").append(said).append('\n'));
    }

    private void line(String name, Optional<String> value) {
        value.filter(said -> !said.isEmpty())
                .ifPresent(said -> text.append(
                        "%-11s %s%n".formatted(name, Text.line(said, VALUE)).replace("\r", "")));
    }

    private static String status(ExportTask task) {
        return task.status()
                + task.percentProgress().map(percent -> ", " + percent + " %").orElse("");
    }

    private static String parts(ExportTask task, int count) {
        if (count == 0) {
            return "everything";
        }
        List<String> parts = task.taskId().isPresent() ? task.paths() : task.exportOnly();
        String first = String.join(", ", parts);
        return count > parts.size() ? first + " and " + (count - parts.size()) + " more" : first;
    }

    /** A year that no calendar of a person has is told as it came. */
    private static String time(Instant instant) {
        return Math.abs(instant.getEpochSecond()) < YEAR_10000 ? TIME.format(instant) : instant.toString();
    }
}
