package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares an export that was found with a request: whether it exports the same data to the same place. */
final class SameExport {
    private SameExport() {}

    /**
     * @param request with the source that was actually exported
     * @throws ExportRefused naming every difference
     */
    static ExportTask own(ExportTask found, ExportRequest request) {
        List<String> differences = differences(found, request);
        if (differences.isEmpty()) {
            return found;
        }
        throw Refusal.EXPORT_TASK_ALREADY_EXISTS.because(
                ("%s is the identifier of a different export: %s; start a new execution, which gets an identifier"
                                + " of its own.")
                        .formatted(Text.quoted(found.ref().id()), String.join(", ", differences)));
    }

    static boolean same(ExportTask found, ExportRequest request) {
        return differences(found, request).isEmpty();
    }

    /** Whether an export that has ended may make another one unnecessary. */
    static boolean mayBeEnough(ExportRequest request) {
        return request instanceof ExportRequest.OfDatabase database
                && (reuses(database) || database.eventTime().isPresent());
    }

    /**
     * Whether this deployment has started this export, which is the same, since the event occurred. Even if it was
     * cancelled, the event's second delivery does not start it again, but it does if the export failed or its files
     * proved INCOMPLETE.
     */
    static boolean answersEvent(ExportTask found, ExportRequest request, Deployment deployment) {
        return request instanceof ExportRequest.OfDatabase database
                && found.status() != ExportStatus.FAILED
                && Ownership.isOf(found, deployment)
                && database.eventTime().filter(found::startedSince).isPresent();
    }

    /** Whether this export, which is the same, is complete and may be accepted instead of another one. */
    static boolean isReusable(ExportTask found, ExportRequest request) {
        return request instanceof ExportRequest.OfDatabase database && found.isComplete() && reuses(database);
    }

    private static boolean reuses(ExportRequest.OfDatabase request) {
        return request.reuse() && !(request.source() instanceof ExportSource.Cluster);
    }

    /** The key is not compared: the service returns its ARN if an alias was given. */
    private static List<String> differences(ExportTask found, ExportRequest request) {
        List<String> differences = new ArrayList<>();
        if (!resolvedLater(request.source())
                && !found.sourceArn().equals(request.source().arn().toString())) {
            differences.add("its SourceArn is " + Text.quoted(found.sourceArn()));
        }
        switch (request) {
            case ExportRequest.OfDatabase database -> differences(found, database, differences);
            case ExportRequest.OfFiles files -> {
                if (!Set.copyOf(files.paths()).equals(Set.copyOf(found.paths()))) {
                    differences.add("its Paths is " + Text.quoted(found.paths().toString()));
                }
            }
        }
        return differences;
    }

    private static void differences(ExportTask found, ExportRequest.OfDatabase request, List<String> differences) {
        if (!request.exportOnly().sameAs(found.exportOnly())) {
            differences.add(
                    "its ExportOnly is " + Text.quoted(found.exportOnly().toString()));
        }
        if (!found.s3Bucket().orElse("").equals(request.target().s3BucketName())) {
            differences.add("its S3Bucket is " + Text.quoted(found.s3Bucket().orElse("")));
        }
        if (!found.s3Prefix().orElse("").equals(request.target().s3Prefix())) {
            differences.add("its S3Prefix is " + Text.quoted(found.s3Prefix().orElse("")));
        }
    }

    /** For these the input names no ARN that a task could have. */
    private static boolean resolvedLater(ExportSource source) {
        return source instanceof ExportSource.Db || source instanceof ExportSource.ClusterLatest;
    }
}
