package io.lakelift.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Text;
import java.time.Instant;
import java.util.Optional;

/** The notice for machines. docs/notice.md documents every field; a change that breaks a reader raises VERSION. */
final class NoticeData {
    static final String VERSION = "1";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VALUE = 2048;

    private NoticeData() {}

    static String of(Ending ending, Story story) {
        ObjectNode data = MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("noticeId", ending.noticeId())
                .put("role", ending.role())
                .put("outcome", ending.outcome().name())
                .put("summary", story.summary())
                .put("time", ending.now().toString());
        put(data, "error", ending.error());
        put(data, "why", story.why());
        put(data, "remedy", story.remedy());
        put(data, "cancelledBy", ending.cancelledBy());
        if (ending.reused()) {
            data.put("reused", true);
        }
        story.warning()
                .map(Warning::skippedTables)
                .filter(tables -> !tables.isEmpty())
                .ifPresent(tables -> tables.forEach(data.withArray("skippedTables")::add));
        put(data, "cancelOf", ending.named().filter(name -> ending.cancels()));
        put(data, "sourceArn", ending.sourceArn());
        put(data, "s3Uri", story.s3Uri());
        data.put("durationSeconds", story.duration().toSeconds());
        data.putObject("execution")
                .put("arn", ending.execution().arn())
                .put("name", Text.line(ending.execution().name(), VALUE))
                .put("startTime", ending.execution().startTime().toString());
        ending.export()
                .ifPresent(task -> export(
                        data.putObject("export"), task, ending.partCount().orElse(0)));
        return data.toString();
    }

    private static void export(ObjectNode data, ExportTask task, int partCount) {
        put(data, "exportTaskIdentifier", task.exportTaskIdentifier());
        put(data, "taskId", task.taskId());
        data.put("status", Text.line(task.status(), VALUE));
        put(data, "sourceType", task.sourceType());
        if (partCount > 0) {
            data.put(task.taskId().isPresent() ? "pathsCount" : "exportOnlyCount", partCount);
        }
        time(data, "snapshotTime", task.snapshotTime());
        time(data, "taskStartTime", task.taskStartTime());
        time(data, "taskEndTime", task.taskEndTime());
        put(data, "s3Bucket", task.s3Bucket());
        put(data, "s3Prefix", task.s3Prefix());
        put(data, "iamRoleArn", task.iamRoleArn());
        put(data, "kmsKeyId", task.kmsKeyId());
        task.percentProgress().ifPresent(percent -> data.put("percentProgress", percent));
        task.totalExtractedDataInGB().ifPresent(size -> data.put("totalExtractedDataInGB", size));
        task.files()
                .ifPresent(files -> data.putObject("files")
                        .put("total", files.total())
                        .put("succeeded", files.succeeded())
                        .put("failed", files.failed()));
        put(data, "failureCause", task.failureCause());
        put(data, "warningMessage", task.warningMessage());
    }

    private static void put(ObjectNode data, String field, Optional<String> value) {
        value.ifPresent(said -> data.put(field, Text.line(said, VALUE)));
    }

    private static void time(ObjectNode data, String field, Optional<Instant> value) {
        value.ifPresent(instant -> data.put(field, instant.toString()));
    }
}
