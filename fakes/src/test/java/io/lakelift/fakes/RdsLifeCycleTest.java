package io.lakelift.fakes;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.rds.RdsSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.ExportTask;
import software.amazon.awssdk.services.rds.model.StartExportTaskResponse;

/** The whole course of an export, as AWS's client sees it. */
class RdsLifeCycleTest extends CloudTest {

    @Test
    void start_everyMember_comesBack() {
        StartExportTaskResponse task = rds.startExportTask(request("night-1", SampleAccount.ORDERS)
                .s3Prefix("rds/orders")
                .kmsKeyId(SampleAccount.KEY_ALIAS)
                .exportOnly("orders.lines", "orders")
                .build());

        assertThat(task.exportTaskIdentifier()).isEqualTo("night-1");
        assertThat(task.sourceArn()).isEqualTo(SampleAccount.ORDERS);
        assertThat(task.sourceTypeAsString()).isEqualTo("SNAPSHOT");
        assertThat(task.exportOnly()).containsExactly("orders.lines", "orders");
        assertThat(task.snapshotTime()).isEqualTo(Instant.parse("2026-11-20T03:10:12.345Z"));
        assertThat(task.s3Bucket()).isEqualTo(SampleAccount.BUCKET);
        assertThat(task.s3Prefix()).isEqualTo("rds/orders");
        assertThat(task.iamRoleArn()).isEqualTo(SampleAccount.ROLE);
        assertThat(task.kmsKeyId()).as("an alias comes back as the key's ARN").isEqualTo(SampleAccount.KEY);
        assertThat(task.status()).isEqualTo("STARTING");
        assertThat(task.percentProgress()).isZero();
        assertThat(task.totalExtractedDataInGB()).isZero();
        assertThat(task.taskStartTime()).isNull();
        assertThat(task.taskEndTime()).isNull();
        assertThat(task.failureCause()).isNull();
        assertThat(task.warningMessage()).isNull();
    }

    @Test
    void start_withoutPrefixAndExportOnly_givesAnEmptyPrefixAndNoList() {
        StartExportTaskResponse task = start("night-1", SampleAccount.ORDERS);

        assertThat(task.s3Prefix()).isEmpty();
        assertThat(task.hasExportOnly()).isFalse();
    }

    @Test
    void start_cluster_hasItsOwnSourceTypeAndNoSnapshotTime() {
        StartExportTaskResponse task = start("night-1", SampleAccount.BILLING);

        assertThat(task.sourceTypeAsString()).isEqualTo("CLUSTER");
        assertThat(task.snapshotTime()).isNull();
    }

    @Test
    void export_ofOneSourceOfEachKindAndOwner_endsWithinTwelveToFortyMinutes() {
        List<String> sources = List.copyOf(cloud.rds().account().sources().stream()
                .filter(source -> source.state().equals(RdsSource.AVAILABLE))
                .collect(Collectors.toMap(source -> source.kind() + source.of(), RdsSource::arn, (one, other) -> one))
                .values());

        assertThat(sources).hasSizeGreaterThan(5).allSatisfy(source -> {
            Instant begin = clock.instant();
            ExportTask last = lastOf("export-" + sources.indexOf(source), source);
            assertThat(last.status()).isEqualTo("COMPLETE");
            assertThat(Duration.between(begin, last.taskEndTime())).isBetween(ofMinutes(12), ofMinutes(40));
        });
    }

    private ExportTask lastOf(String identifier, String source) {
        start(identifier, source);
        return follow(identifier).getLast();
    }

    @Test
    void export_followed_growsInJumpsAndGetsItsTimesInTurn() {
        start("night-1", SampleAccount.BILLING_SNAPSHOT);
        List<ExportTask> seen = follow("night-1");

        assertThat(seen).extracting(ExportTask::status).containsSubsequence("STARTING", "IN_PROGRESS", "COMPLETE");
        assertThat(seen)
                .extracting(ExportTask::percentProgress)
                .isSorted()
                .containsOnly(0, 15, 30, 45, 60, 75, 90, 100);
        assertThat(seen)
                .extracting(ExportTask::totalExtractedDataInGB)
                .isSorted()
                .endsWith(210);
        assertThat(seen)
                .allMatch(
                        task -> (task.taskStartTime() == null) == task.status().equals("STARTING"));
        assertThat(seen)
                .allMatch(task -> (task.taskEndTime() == null) != task.status().equals("COMPLETE"));
        assertThat(seen.getLast().taskStartTime()).isBefore(seen.getLast().taskEndTime());
    }
}
