package io.lakelift.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportTask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes the notice of one export as JSON, for programs; docs/notice.md documents every field. */
final class NoticeData {

    private NoticeData() {}

    static String of(Ending ending, NoticeWording noticeWording) {
        ObjectNode data = NoticeFields.head(
                ending.sender(),
                ending.noticeId(),
                ending.role().toString(),
                ending.outcome(),
                Severity.of(ending),
                noticeWording.summary(),
                ending.now());
        NoticeFields.put(data, "error", ending.error());
        NoticeFields.say(data, "why", noticeWording.why());
        NoticeFields.say(data, "remedy", noticeWording.remedy());
        NoticeFields.commands(data, noticeWording.commands());
        NoticeFields.put(data, "cancelledBy", ending.cancelledBy().map(CancelledBy::toString));
        if (ending.reused()) {
            data.put("reused", true);
        }
        noticeWording.warning().ifPresent(warning -> {
            list(data, "skippedTables", warning.tables());
            list(data, "skippedObjectives", warning.objectives());
            list(data, "generalWarnings", warning.generalReasons());
        });
        NoticeFields.put(data, "cancelOf", ending.named().filter(name -> ending.cancels()));
        NoticeFields.put(data, "sourceArn", ending.sourceArn());
        NoticeFields.put(data, "s3Uri", noticeWording.s3Uri());
        data.put("durationSeconds", noticeWording.duration().toSeconds());
        ending.waited().ifPresent(waited -> data.put("waitedSeconds", waited.toSeconds()));
        ending.files().ifPresent(check -> files(data.putObject("verify"), check));
        ending.tables().ifPresent(update -> tables(data.putObject("register"), update));
        NoticeFields.execution(data, ending.execution());
        ending.export()
                .ifPresent(task -> export(
                        data.putObject("export"), task, ending.partCount().orElse(0)));
        return data.toString();
    }

    private static void files(ObjectNode data, FilesCheck check) {
        if (check.notChecked().isPresent()) {
            NoticeFields.put(data, "notChecked", check.notChecked());
            return;
        }
        check.counts()
                .ifPresent(counts -> data.put("complete", check.complete())
                        .put("tables", counts.tables())
                        .put("files", counts.files())
                        .put("rows", counts.rows()));
        list(data, "findings", check.findings());
        if (check.moreFindings() > 0) {
            data.put("moreFindings", check.moreFindings());
        }
        NoticeFields.put(data, "report", check.report());
        NoticeFields.put(data, "latest", check.latest());
    }

    private static void tables(ObjectNode data, TablesUpdate update) {
        NoticeFields.put(data, "notRegistered", update.notRegistered());
        update.database()
                .ifPresent(database ->
                        data.put("database", NoticeFields.text(database)).put("tables", update.tables()));
        if (update.newer() > 0) {
            data.put("newer", update.newer());
        }
        list(data, "findings", update.findings());
        if (update.moreFindings() > 0) {
            data.put("moreFindings", update.moreFindings());
        }
        NoticeFields.put(data, "report", update.report());
        NoticeFields.put(data, "command", update.command());
    }

    private static void list(ObjectNode data, String field, List<String> lines) {
        if (!lines.isEmpty()) {
            lines.forEach(data.putArray(field)::add);
        }
    }

    private static void export(ObjectNode data, ExportTask task, int partCount) {
        NoticeFields.put(data, "exportTaskIdentifier", task.exportTaskIdentifier());
        NoticeFields.put(data, "taskId", task.taskId());
        data.put("status", NoticeFields.text(task.rawStatus()));
        NoticeFields.put(data, "sourceType", task.sourceType());
        if (partCount > 0) {
            data.put(task.taskId().isPresent() ? "pathsCount" : "exportOnlyCount", partCount);
        }
        time(data, "snapshotTime", task.snapshotTime());
        time(data, "taskStartTime", task.taskStartTime());
        time(data, "taskEndTime", task.taskEndTime());
        NoticeFields.put(data, "s3Bucket", task.s3Bucket());
        NoticeFields.put(data, "s3Prefix", task.s3Prefix());
        NoticeFields.put(data, "iamRoleArn", task.iamRoleArn());
        NoticeFields.put(data, "kmsKeyId", task.kmsKeyId());
        task.percentProgress().ifPresent(percent -> data.put("percentProgress", percent));
        task.totalExtractedDataInGB().ifPresent(size -> data.put("totalExtractedDataInGB", size));
        task.files()
                .ifPresent(files -> data.putObject("files")
                        .put("total", files.total())
                        .put("succeeded", files.succeeded())
                        .put("failed", files.failed()));
        NoticeFields.put(data, "reportPath", task.reportPath());
        NoticeFields.put(data, "failureCause", task.failureCause());
        NoticeFields.put(data, "warningMessage", task.warningMessage());
    }

    private static void time(ObjectNode data, String field, Optional<Instant> value) {
        value.ifPresent(instant -> data.put(field, instant.toString()));
    }
}
