package io.lakelift.rds;

import io.lakelift.export.ExportTask;
import io.lakelift.export.Text;
import io.lakelift.export.error.ServiceUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Converts RDS's responses into {@link ExportTask}s. The responses to different calls have the same members but no
 * common type.
 */
final class RdsTasks {
    /** The state machine carries the texts from step to step, and a step may carry 256 KiB. */
    private static final int CAUSE_LENGTH = 30_000;

    /** Truncated JSON is no longer JSON, so there is room for the names of more than a thousand tables. */
    private static final int WARNING_LENGTH = 100_000;

    private RdsTasks() {}

    /** @param answer the response to StartExportTask: an export task, but as another type */
    static ExportTask answered(SdkPojo answer) {
        var task = software.amazon.awssdk.services.rds.model.ExportTask.builder();
        Map<String, SdkField<?>> members =
                task.sdkFields().stream().collect(Collectors.toMap(SdkField::memberName, Function.identity()));
        for (SdkField<?> member : answer.sdkFields()) {
            Optional.ofNullable(members.get(member.memberName()))
                    .ifPresent(same -> same.set(task, member.getValueOrDefault(answer)));
        }
        return described(task.build());
    }

    static ExportTask described(software.amazon.awssdk.services.rds.model.ExportTask task) {
        return new ExportTask(
                Optional.of(always("ExportTaskIdentifier", task.exportTaskIdentifier())),
                Optional.empty(),
                always("SourceArn", task.sourceArn()),
                Optional.ofNullable(task.sourceTypeAsString()),
                always("Status", task.status()),
                task.exportOnly(),
                List.of(),
                Optional.ofNullable(task.snapshotTime()),
                Optional.ofNullable(task.taskStartTime()),
                Optional.ofNullable(task.taskEndTime()),
                Optional.ofNullable(task.s3Bucket()),
                Optional.ofNullable(task.s3Prefix()),
                Optional.empty(),
                Optional.ofNullable(task.iamRoleArn()),
                Optional.ofNullable(task.kmsKeyId()),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(task.percentProgress()),
                Optional.ofNullable(task.totalExtractedDataInGB()),
                Optional.empty(),
                text(task.failureCause(), CAUSE_LENGTH),
                text(task.warningMessage(), WARNING_LENGTH),
                Optional.empty());
    }

    private static String always(String member, @Nullable String value) {
        if (value == null) {
            throw new ServiceUnavailable("RDS described an export task without its %s.".formatted(member), null);
        }
        return value;
    }

    private static Optional<String> text(@Nullable String said, int max) {
        return Optional.ofNullable(said).map(text -> Text.first(text, max));
    }
}
