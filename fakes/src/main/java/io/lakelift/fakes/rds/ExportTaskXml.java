package io.lakelift.fakes.rds;

import io.lakelift.fakes.wire.Element;
import io.lakelift.fakes.wire.Slice;
import java.util.ArrayList;
import java.util.List;

/** Converts export tasks to the XML of the service model's ExportTask and ExportTasksMessage. */
final class ExportTaskXml {
    private ExportTaskXml() {}

    static List<Element> page(Slice<RdsExportTask> page) {
        List<Element> tasks = page.items().stream()
                .map(task -> Element.of("ExportTask", members(task)))
                .toList();
        List<Element> result = new ArrayList<>();
        page.next().ifPresent(marker -> result.add(Element.of("Marker", marker)));
        result.add(Element.of("ExportTasks", tasks));
        return result;
    }

    /**
     * Members that are not known yet are omitted. A prefix that was not sent is returned empty, as in AWS's examples.
     */
    static List<Element> members(RdsExportTask task) {
        List<Element> members = new ArrayList<>();
        members.add(Element.of("ExportTaskIdentifier", task.exportTaskIdentifier()));
        members.add(Element.of("SourceArn", task.sourceArn()));
        members.add(Element.of("SourceType", task.sourceType()));
        if (!task.exportOnly().isEmpty()) {
            members.add(Element.of("ExportOnly", exportOnly(task)));
        }
        task.snapshotTime().ifPresent(at -> members.add(Element.time("SnapshotTime", at)));
        task.taskStartTime().ifPresent(at -> members.add(Element.time("TaskStartTime", at)));
        task.taskEndTime().ifPresent(at -> members.add(Element.time("TaskEndTime", at)));
        members.add(Element.of("S3Bucket", task.s3Bucket()));
        members.add(Element.of("S3Prefix", task.s3Prefix()));
        members.add(Element.of("IamRoleArn", task.iamRoleArn()));
        members.add(Element.of("KmsKeyId", task.kmsKeyId()));
        members.add(Element.of("Status", task.status().name()));
        members.add(Element.of("PercentProgress", String.valueOf(task.percentProgress())));
        members.add(Element.of("TotalExtractedDataInGB", String.valueOf(task.totalExtractedDataInGb())));
        task.failureCause().ifPresent(cause -> members.add(Element.of("FailureCause", cause)));
        task.warningMessage().ifPresent(warning -> members.add(Element.of("WarningMessage", warning)));
        return members;
    }

    private static List<Element> exportOnly(RdsExportTask task) {
        return task.exportOnly().stream()
                .map(entry -> Element.of("member", entry))
                .toList();
    }
}
