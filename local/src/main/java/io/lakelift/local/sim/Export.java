package io.lakelift.local.sim;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.fsx.DataRepositoryTask;
import io.lakelift.fakes.rds.RdsExportTask;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The state of an export in RDS or FSx, as the service itself knows it.
 *
 * @param outcome the outcome that a notice must report, unless a check of the files finds something missing; empty
 *     while the export runs
 * @param ended when the export ended; empty while it runs
 * @param snapshotTime when the snapshot was taken, or when the export of a live cluster started; empty before that, and
 *     for FSx
 * @param said the service's reason for a failure, or its warning, which a notice must pass on; empty if it gave none
 * @param shown whether the service's API shows the export at an instant
 */
record Export(
        String id,
        String sourceArn,
        Optional<String> outcome,
        Optional<Instant> ended,
        Optional<Instant> snapshotTime,
        Optional<String> said,
        Predicate<Instant> shown) {

    static Map<String, Export> of(FakeCloud cloud) {
        Map<String, Export> exports = new LinkedHashMap<>();
        cloud.rds().testControl().tasks().forEach(task -> exports.put(task.exportTaskIdentifier(), of(cloud, task)));
        cloud.fsx().testControl().tasks().forEach(task -> exports.put(task.taskId(), of(cloud, task)));
        return exports;
    }

    private static Export of(FakeCloud cloud, RdsExportTask task) {
        Optional<String> outcome = switch (task.status()) {
            case COMPLETE -> Optional.of(warns(task) ? "COMPLETE_WITH_WARNINGS" : "COMPLETE");
            case FAILED -> Optional.of("FAILED");
            case CANCELED -> Optional.of("CANCELED");
            case STARTING, IN_PROGRESS, CANCELING, VERIFYING -> Optional.empty();
        };
        return new Export(
                task.exportTaskIdentifier(),
                task.sourceArn(),
                outcome,
                task.taskEndTime(),
                task.snapshotTime().or(task::taskStartTime),
                task.failureCause().or(task::warningMessage),
                at -> cloud.rds().testControl().isShown(task.exportTaskIdentifier(), at));
    }

    /** A JSON object that contains only empty lists is not a warning. */
    private static boolean warns(RdsExportTask task) {
        return task.warningMessage()
                .filter(warning -> !warning.replaceAll("\\s", "").matches("\\{(\"\\w+\":\\[],?)*}"))
                .isPresent();
    }

    private static Export of(FakeCloud cloud, DataRepositoryTask task) {
        boolean partly = task.status().map(counts -> counts.failed() > 0).orElse(false);
        Optional<String> outcome = switch (task.lifecycle()) {
            case SUCCEEDED -> Optional.of(partly ? "COMPLETE_WITH_WARNINGS" : "COMPLETE");
            case FAILED -> Optional.of("FAILED");
            case CANCELED -> Optional.of("CANCELED");
            case PENDING, EXECUTING, CANCELING, VERIFYING -> Optional.empty();
        };
        return new Export(
                task.taskId(),
                task.resourceArn().replaceFirst(":task/.*", ":file-system/" + task.fileSystemId()),
                outcome,
                task.endTime(),
                Optional.empty(),
                task.failureMessage(),
                at -> cloud.fsx().testControl().isShown(task.taskId(), at));
    }
}
