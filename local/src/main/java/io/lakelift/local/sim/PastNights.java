package io.lakelift.local.sim;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportGateway;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.StartToken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A gateway that also lists made-up complete exports of earlier nights, one for each export that is running. They took
 * between a second and twelve hours, so functions that estimate durations from them wait far too long or not long
 * enough. Only {@link #complete(Duration)} lists them, and the invariants never see them.
 */
record PastNights(ExportGateway tonight, SeededRandom chance) implements ExportGateway {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Override
    public List<ExportTask> complete(Duration within) {
        return Stream.concat(
                        tonight.complete(within).stream(),
                        tonight.running().stream().map(this::before))
                .toList();
    }

    private ExportTask before(ExportTask task) {
        Instant end = Instant.EPOCH.plus(LONGEST);
        return new ExportTask(
                task.exportTaskIdentifier(),
                task.taskId(),
                task.sourceArn(),
                task.sourceType(),
                task.taskId().isPresent() ? "SUCCEEDED" : "COMPLETE",
                task.exportOnly(),
                task.paths(),
                task.snapshotTime(),
                Optional.of(end.minus(
                        chance.between(Duration.ofSeconds(1), chance.between(Duration.ofSeconds(2), LONGEST)))),
                Optional.of(end),
                task.s3Bucket(),
                task.s3Prefix(),
                task.s3Uri(),
                task.iamRoleArn(),
                task.kmsKeyId(),
                task.executionArn(),
                task.deployment(),
                task.percentProgress(),
                task.totalExtractedDataInGB(),
                task.files(),
                Optional.empty(),
                Optional.empty(),
                task.reportPath());
    }

    @Override
    public ExportTask start(StartToken token, ExportRequest request) {
        return tonight.start(token, request);
    }

    @Override
    public Optional<ExportTask> started(StartToken token, ExportSource source) {
        return tonight.started(token, source);
    }

    @Override
    public Optional<ExportTask> find(String id) {
        return tonight.find(id);
    }

    @Override
    public void cancel(String id) {
        tonight.cancel(id);
    }

    @Override
    public List<ExportTask> of(Arn source) {
        return tonight.of(source);
    }

    @Override
    public List<ExportTask> running() {
        return tonight.running();
    }

    @Override
    public List<ExportTask> all() {
        return tonight.all();
    }

    @Override
    public List<ExportTask> complete() {
        return tonight.complete();
    }
}
