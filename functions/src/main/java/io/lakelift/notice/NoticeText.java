package io.lakelift.notice;

import io.lakelift.export.ExportStatus;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the notice of one export as text for the person on call: what happened, why, what to do, and then all the
 * details.
 */
final class NoticeText {
    private static final int MAX_ENTRIES = 20;

    private final Page page = new Page();

    private NoticeText() {}

    static String of(Ending ending, NoticeWording noticeWording) {
        NoticeText notice = new NoticeText();
        notice.page.paragraph(noticeWording.summary()).section("Why", noticeWording.whys());
        notice.skipped(noticeWording);
        notice.page
                .section("Tables", ending.tables().map(TablesUpdate::sentences).orElse(List.of()))
                .section("What to do", noticeWording.remedies())
                .commands(
                        noticeWording.commands().size() == 1 ? "The command" : "The commands",
                        noticeWording.commands());
        notice.export(ending, noticeWording);
        notice.execution(ending, noticeWording);
        return notice.page.toString();
    }

    private void skipped(NoticeWording noticeWording) {
        noticeWording
                .warning()
                .ifPresent(warning -> page.list("Skipped tables", warning.tableCount(), first(warning.tables()))
                        .list("Skipped objects", warning.objectiveCount(), first(warning.objectives())));
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(MAX_ENTRIES, all.size()));
    }

    /** Writes the block about the export. Its times are the service's; the execution's own are in the next block. */
    private void export(Ending ending, NoticeWording noticeWording) {
        Optional<ExportTask> export = ending.export();
        page.block("Export");
        line("Cancel", ending.named().filter(name -> ending.cancels()));
        line("Source", ending.sourceArn());
        line(isOfSnapshot(export) ? "Snapshot" : "Data of", export.flatMap(task -> snapshot(task, ending)));
        line("Target", noticeWording.s3Uri());
        line("Parts", export.map(task -> parts(task, ending.partCount().orElse(0))));
        line("Name", export.map(task -> task.ref().id()));
        line("Status", export.map(NoticeText::status));
        line("Size", export.flatMap(NoticeText::size));
        line("Files", export.flatMap(ExportTask::files).map(NoticeWording::counted));
        line("Report", export.flatMap(ExportTask::reportPath));
        line("Checked", ending.files().flatMap(FilesCheck::counts).map(FilesCheck.Counts::toString));
        line("Findings", ending.files().flatMap(FilesCheck::report));
        line("Latest", ending.files().flatMap(FilesCheck::latest));
        line("Tables", ending.tables().flatMap(TablesUpdate::counts));
        line("Changes", ending.tables().flatMap(TablesUpdate::report));
        line("Started", export.flatMap(ExportTask::taskStartTime).map(time -> time(time, ending)));
        line("Ended", export.flatMap(ExportTask::taskEndTime).map(time -> time(time, ending)));
        page.link("Page", Links.exports(ending));
    }

    private static String time(Instant time, Ending ending) {
        return Page.time(time, ending.sender().zone());
    }

    private static boolean isOfSnapshot(Optional<ExportTask> export) {
        return export.filter(task -> task.sourceArn().contains("snapshot:")).isPresent();
    }

    /**
     * The name of the snapshot and when it was taken, which may be long before the export; for other sources, the time
     * of the data. Empty if the service reports no such time.
     */
    private static Optional<String> snapshot(ExportTask task, Ending ending) {
        String name = task.sourceArn().replaceFirst("^.*snapshot:", "");
        return task.snapshotTime()
                .map(taken -> time(taken, ending))
                .map(time -> isOfSnapshot(Optional.of(task)) ? name + ", taken " + time : time);
    }

    private void execution(Ending ending, NoticeWording noticeWording) {
        page.block("Execution");
        line("ARN", Optional.of(ending.execution().arn()));
        line("Started", Optional.of(time(ending.execution().startTime(), ending)));
        line(
                "Waited",
                ending.waited()
                        .map(waited -> NoticeWording.inWords(waited)
                                + " for a slot or a snapshot, before the export could start"));
        line("Ended", Optional.of(time(ending.now(), ending)));
        line(
                "Took",
                Optional.of(NoticeWording.inWords(noticeWording.duration()))
                        .filter(took -> ending.outcome() != Outcome.UNKNOWN));
        line("Error", ending.error());
        page.link("Page", Links.execution(ending.execution()));
        line("Notice", Optional.of(ending.noticeId() + ", as " + ending.role()));
    }

    private void line(String name, Optional<String> value) {
        page.line(name, value);
    }

    /** RDS reports whole GB, rounded down. */
    private static Optional<String> size(ExportTask task) {
        boolean small = task.totalExtractedDataInGB().orElse(0) == 0 && task.status() == ExportStatus.COMPLETE;
        return task.totalExtractedDataInGB().map(size -> (small ? "less than 1" : size) + " GB extracted");
    }

    private static String status(ExportTask task) {
        return task.rawStatus()
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
