package io.lakelift.notice;

import io.lakelift.export.ExportStatus;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import java.util.List;
import java.util.Optional;

/** The notice for a person on call: what happened, why, what to do, and then all that can be looked up. */
final class NoticeText {
    private static final int MAX_ENTRIES = 20;

    private final Page page = new Page();

    private NoticeText() {}

    static String of(Ending ending, Story story) {
        NoticeText notice = new NoticeText();
        notice.page.paragraph(story.summary()).section("Why", story.whys());
        notice.skipped(story);
        notice.page.section("What to do", story.remedies()).gap();
        notice.export(ending, story);
        notice.execution(ending);
        return notice.page.toString();
    }

    private void skipped(Story story) {
        story.warning()
                .ifPresent(warning -> page.list("Skipped tables", warning.tableCount(), first(warning.tables()))
                        .list("Skipped objects", warning.objectiveCount(), first(warning.objectives())));
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(MAX_ENTRIES, all.size()));
    }

    private void export(Ending ending, Story story) {
        Optional<ExportTask> export = ending.export();
        line("Cancel of", ending.named().filter(name -> ending.cancels()));
        line("Source", ending.sourceArn());
        line(isOfSnapshot(export) ? "Snapshot" : "Data as of", export.flatMap(NoticeText::snapshot));
        line("Target", story.s3Uri());
        line("Exported", export.map(task -> parts(task, ending.partCount().orElse(0))));
        line("Export", export.map(task -> task.ref().id()));
        line("Status", export.map(NoticeText::status));
        line("Size", export.flatMap(NoticeText::size));
        line("Files", export.flatMap(ExportTask::files).map(Story::counted));
        line("Started", Optional.of(Page.time(ending.execution().startTime())));
        if (ending.outcome() != Outcome.UNKNOWN) {
            line(
                    "Ended",
                    Optional.of(
                            Page.time(export.flatMap(ExportTask::taskEndTime).orElse(ending.now()))));
            line("Duration", Optional.of(Story.spoken(story.duration())));
        }
    }

    private static boolean isOfSnapshot(Optional<ExportTask> export) {
        return export.filter(task -> task.sourceArn().contains("snapshot:")).isPresent();
    }

    /** How old the data are: the snapshot's own time, which may be long before the export's. */
    private static Optional<String> snapshot(ExportTask task) {
        String name = task.sourceArn().replaceFirst("^.*snapshot:", "");
        return task.snapshotTime()
                .map(Page::time)
                .map(time -> isOfSnapshot(Optional.of(task)) ? name + ", taken " + time : time);
    }

    private void execution(Ending ending) {
        line("Execution", Optional.of(ending.execution().arn()));
        line("Error", ending.error());
        page.link("Export page", Links.exports(ending)).link("Run page", Links.execution(ending.execution()));
        line("Notice", Optional.of(ending.noticeId() + " (role: " + ending.role() + ")"));
    }

    private void line(String name, Optional<String> value) {
        page.line(name, value);
    }

    /** RDS tells whole GB, rounded down. */
    private static Optional<String> size(ExportTask task) {
        boolean small = task.totalExtractedDataInGB().orElse(0) == 0 && task.phase() == ExportStatus.COMPLETE;
        return task.totalExtractedDataInGB().map(size -> (small ? "less than 1" : size) + " GB extracted");
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
}
