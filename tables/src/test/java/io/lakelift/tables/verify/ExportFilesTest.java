package io.lakelift.tables.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.TestCloud;
import io.lakelift.fakes.files.Damage;
import io.lakelift.fakes.files.ExportCopies;
import io.lakelift.fakes.fsx.CreateRequest;
import io.lakelift.fakes.fsx.Report;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.s3.StoredObject;
import io.lakelift.tables.disk.DirectoryFolder;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.rds.RdsClient;

/** What exports leave in S3, as the project's own check finds it, which was written for what RDS leaves. */
class ExportFilesTest {
    private static final String ID = "lakelift-1";

    @TempDir
    private Path copies;

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance);
    private final RdsClient rds = CloudClients.rds(cloud);

    @AfterEach
    void close() throws IOException {
        rds.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "snapshot:rds:orders-2026-11-20-03-10",
                "snapshot:rds:ledger-2026-11-20-03-40",
                "snapshot:awsbackup:job-7f3e1c52-stock"
            })
    void complete_ofASnapshot_isAllThereAndNothingElse(String resource) throws IOException {
        String source = SampleAccount.rds(resource);
        export(source);

        VerificationReport report = check();

        assertThat(report.findings()).isEmpty();
        assertThat(report.tables())
                .allSatisfy(table -> assertThat(table.findings()).isEmpty());
        assertThat(report.tables()).hasSize(4).map(TableReport::rows).containsExactlyInAnyOrder(2L, 6L, 6L, 0L);
        assertThat(report.exportTaskIdentifier()).contains(ID);
        assertThat(report.sourceArn()).contains(source);
    }

    @Test
    void complete_ofALiveCluster_hasBatchesWithLetters() throws IOException {
        export(SampleAccount.BILLING);

        assertThat(check().complete()).isTrue();
        assertThat(keys())
                .anyMatch(key -> key.matches("nightly/lakelift-1/billing/public.orders/a/part-.*\\.gz\\.parquet"));
    }

    @Test
    void names_areRewrittenAsRdsDoes() throws IOException {
        export(SampleAccount.ORDERS);

        assertThat(keys()).anyMatch(key -> key.startsWith("nightly/lakelift-1/orders/orders.order_items/1/part-"));
        assertThat(check().tables()).map(TableReport::name).contains("orders.orders.order items");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            orders         | snapshot:rds:orders-2026-11-20-03-10 | orders.orders.customers,orders.orders.drafts,orders.orders.order items,orders.orders.orders
            shop.carts     | snapshot:rds:orders-2026-11-20-03-10 | shop.shop.carts
            shop.eu.carts  | snapshot:rds:ledger-2026-11-20-03-40 | shop.eu.carts
            shop.eu        | snapshot:rds:ledger-2026-11-20-03-40 | shop.eu.customers,shop.eu.drafts,shop.eu.order items,shop.eu.orders
            """)
    void exportOnly_isAllThatIsThere(String exportOnly, String resource, String tables) throws IOException {
        String source = SampleAccount.rds(resource);
        start(source, exportOnly);
        clock.advance(Duration.ofHours(2));

        assertThat(check().tables()).map(TableReport::name).containsExactly(tables.split(","));
    }

    @Test
    void running_dataAppearsAndManifestsDoNot() throws IOException {
        cloud.rds().plan(source -> RdsTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(10), 80));
        start(SampleAccount.ORDERS);
        assertThat(keys()).isEmpty();

        clock.advance(Duration.ofMinutes(6));

        assertThat(keys()).isNotEmpty().noneMatch(key -> key.contains("export_"));
    }

    @Test
    void failed_dataStaysWithoutManifests() throws IOException {
        cloud.rds().plan(source -> RdsTaskPlan.of(source).ending(new RdsEnding.Fail("why", 50)));
        export(SampleAccount.ORDERS);

        assertThat(keys()).isNotEmpty().noneMatch(key -> key.contains("export_"));
    }

    @Test
    void warning_skippedTablesAreInTheManifest() throws IOException {
        cloud.play(Scenario.WARNING);
        export(SampleAccount.LEDGER);

        assertThat(check().tables())
                .filteredOn(table -> table.status() == TableStatus.SKIPPED)
                .map(TableReport::name)
                .contains("orders.public.audit_log", "orders.public.raw_events");
        assertThat(check().complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING_TABLE, MISSING, TableWithoutFiles",
        "CUT_FILE, DAMAGED, FileUnreadable",
        "FOREIGN_FILE, DAMAGED, FileOfAnotherShape",
        "SKIPPED_TABLE, SKIPPED, Skipped",
        "NO_MARKER, DOUBTFUL, NoSuccessMarker"
    })
    void damage_isFoundAtTheTableThatItIsIn(Damage damage, TableStatus status, String kind) throws IOException {
        cloud.exports().damage(task -> damage);
        export(SampleAccount.ORDERS);

        VerificationReport report = check();

        assertThat(report.complete()).isNotEqualTo(damage.isLoss());
        assertThat(report.tables())
                .filteredOn(table -> table.status() != TableStatus.COMPLETE)
                .singleElement()
                .satisfies(table -> assertThat(table.name()).isEqualTo("orders.orders.orders"))
                .satisfies(table -> assertThat(table.status()).isEqualTo(status))
                .satisfies(table -> assertThat(table.findings())
                        .map(Finding::kind)
                        .map(FindingKind::word)
                        .containsOnly(kind));
    }

    @Test
    void lateManifest_isThereSixMinutesAfterTheEnd() throws IOException {
        cloud.exports().damage(task -> Damage.LATE_MANIFEST);
        start(SampleAccount.ORDERS);
        clock.advance(RdsTaskPlan.of(source())
                .preparing()
                .plus(RdsTaskPlan.of(source()).running()));
        assertThat(keys()).noneMatch(key -> key.contains("export_"));

        clock.advance(Duration.ofMinutes(6));

        assertThat(keys()).filteredOn(key -> key.contains("export_")).hasSize(2);
    }

    @Test
    void failedFilesOfFsx_areAReportOfTheirNumber() throws IOException {
        cloud.play(Scenario.WARNING);
        CreateRequest request = new CreateRequest(
                CreateRequest.EXPORT,
                SampleAccount.SCRATCH.substring(SampleAccount.SCRATCH.indexOf('/') + 1),
                List.of(),
                Optional.of(Report.ofFailedFiles(SampleAccount.LUSTRE_PATH + "/reports")),
                "token-1",
                Map.of());
        String task = cloud.fsx().create(request).taskId();
        assertThat(cloud.s3().contents(SampleAccount.BUCKET)).isEmpty();

        clock.advance(Duration.ofHours(2));

        Map<String, StoredObject> reports = cloud.s3().contents(SampleAccount.BUCKET);
        assertThat(reports).containsOnlyKeys("lustre/reports/" + task + "/failures.csv");
        assertThat(new String(reports.values().iterator().next().content().bytes(), StandardCharsets.UTF_8).lines())
                .hasSize(37)
                .contains("results/run-0.csv,failed,S3AccessDenied", "\"results/a,b \"\"2\"\"\",failed,S3AccessDenied");
    }

    private RdsSource source() {
        return cloud.rds().account().source(SampleAccount.ORDERS).orElseThrow();
    }

    private void export(String source) {
        start(source);
        clock.advance(Duration.ofHours(2));
    }

    private void start(String source, String... exportOnly) {
        rds.startExportTask(TestCloud.request(ID, source)
                .s3Prefix("nightly")
                .exportOnly(exportOnly)
                .build());
    }

    private List<String> keys() {
        return List.copyOf(cloud.s3().contents(SampleAccount.BUCKET).keySet());
    }

    private VerificationReport check() throws IOException {
        ExportCopies.write(cloud.s3(), copies);
        DirectoryFolder folder = new DirectoryFolder(
                copies.resolve(SampleAccount.BUCKET).resolve("nightly").resolve(ID));
        return new ExportVerifier(folder).verify(Progress.NONE);
    }
}
