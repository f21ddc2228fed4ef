package io.lakelift.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportTask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The notice of one export for machines; docs/notice.md documents every field. */
final class NoticeData {

    private NoticeData() {}

    static String of(Ending ending, Story story) {
        ObjectNode data = Fields.head(
                ending.sender(),
                ending.noticeId(),
                ending.role().toString(),
                ending.outcome(),
                Severity.of(ending),
                story.summary(),
                ending.now());
        Fields.put(data, "error", ending.error());
        Fields.say(data, "why", story.why());
        Fields.say(data, "remedy", story.remedy());
        Fields.commands(data, story.commands());
        Fields.put(data, "cancelledBy", ending.cancelledBy().map(CancelledBy::toString));
        if (ending.reused()) {
            data.put("reused", true);
        }
        story.warning().ifPresent(warning -> {
            list(data, "skippedTables", warning.tables());
            list(data, "skippedObjectives", warning.objectives());
            list(data, "generalWarnings", warning.generalReasons());
        });
        Fields.put(data, "cancelOf", ending.named().filter(name -> ending.cancels()));
        Fields.put(data, "sourceArn", ending.sourceArn());
        Fields.put(data, "s3Uri", story.s3Uri());
        data.put("durationSeconds", story.duration().toSeconds());
        ending.waited().ifPresent(waited -> data.put("waitedSeconds", waited.toSeconds()));
        ending.files().ifPresent(check -> files(data.putObject("verify"), check));
        Fields.execution(data, ending.execution());
        ending.export()
                .ifPresent(task -> export(
                        data.putObject("export"), task, ending.partCount().orElse(0)));
        return data.toString();
    }

    private static void files(ObjectNode data, FilesCheck check) {
        if (check.notChecked().isPresent()) {
            Fields.put(data, "notChecked", check.notChecked());
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
        Fields.put(data, "report", check.report());
        Fields.put(data, "latest", check.latest());
    }

    private static void list(ObjectNode data, String field, List<String> lines) {
        if (!lines.isEmpty()) {
            lines.forEach(data.putArray(field)::add);
        }
    }

    private static void export(ObjectNode data, ExportTask task, int partCount) {
        Fields.put(data, "exportTaskIdentifier", task.exportTaskIdentifier());
        Fields.put(data, "taskId", task.taskId());
        data.put("status", Fields.text(task.status()));
        Fields.put(data, "sourceType", task.sourceType());
        if (partCount > 0) {
            data.put(task.taskId().isPresent() ? "pathsCount" : "exportOnlyCount", partCount);
        }
        time(data, "snapshotTime", task.snapshotTime());
        time(data, "taskStartTime", task.taskStartTime());
        time(data, "taskEndTime", task.taskEndTime());
        Fields.put(data, "s3Bucket", task.s3Bucket());
        Fields.put(data, "s3Prefix", task.s3Prefix());
        Fields.put(data, "iamRoleArn", task.iamRoleArn());
        Fields.put(data, "kmsKeyId", task.kmsKeyId());
        task.percentProgress().ifPresent(percent -> data.put("percentProgress", percent));
        task.totalExtractedDataInGB().ifPresent(size -> data.put("totalExtractedDataInGB", size));
        task.files()
                .ifPresent(files -> data.putObject("files")
                        .put("total", files.total())
                        .put("succeeded", files.succeeded())
                        .put("failed", files.failed()));
        Fields.put(data, "reportPath", task.reportPath());
        Fields.put(data, "failureCause", task.failureCause());
        Fields.put(data, "warningMessage", task.warningMessage());
    }

    private static void time(ObjectNode data, String field, Optional<Instant> value) {
        value.ifPresent(instant -> data.put(field, instant.toString()));
    }
}
