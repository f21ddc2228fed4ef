package io.lakelift.fakes;

import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakelift.fakes.rds.Database;
import io.lakelift.fakes.rds.RdsError;
import io.lakelift.fakes.rds.RdsSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.ExportTaskAlreadyExistsException;
import software.amazon.awssdk.services.rds.model.ExportTaskNotFoundException;
import software.amazon.awssdk.services.rds.model.InvalidExportSourceStateException;
import software.amazon.awssdk.services.rds.model.RdsException;

/** The rules between tasks: identifiers, one export per source, the quota. */
class RdsRulesTest extends CloudTest {

    @Test
    void start_identifierUsedBefore_isTakenForGood() {
        start("night-1", SampleAccount.ORDERS);
        rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1"));
        clock.advance(ofHours(30));

        assertThatThrownBy(() -> start("night-1", SampleAccount.LEDGER))
                .isInstanceOf(ExportTaskAlreadyExistsException.class)
                .hasMessageContaining("night-1");
        assertThat(cloud.rds().testControl().starts(SampleAccount.LEDGER)).isZero();
    }

    @Test
    void start_sourceWhoseExportRuns_isRefusedAlsoForAPart() {
        start("night-1", SampleAccount.ORDERS);

        assertThatThrownBy(() -> rds.startExportTask(request("night-2", SampleAccount.ORDERS)
                        .exportOnly("orders")
                        .build()))
                .isInstanceOf(ExportTaskAlreadyExistsException.class);
        cloud.rds().answerRunningSourceWith(RdsError.INVALID_EXPORT_SOURCE_STATE);
        assertThatThrownBy(() -> start("night-2", SampleAccount.ORDERS))
                .isInstanceOf(InvalidExportSourceStateException.class);
        assertThat(cloud.rds().testControl().starts(SampleAccount.ORDERS)).isOne();
    }

    @Test
    void start_sourceWhoseExportHasEnded_startsAgain() {
        start("night-1", SampleAccount.ORDERS);
        follow("night-1");

        start("night-2", SampleAccount.ORDERS);

        assertThat(cloud.rds().testControl().starts(SampleAccount.ORDERS)).isEqualTo(2);
    }

    @Test
    void start_sixthAtOnce_meetsTheUnmodelledQuotaError() {
        start("night-1", SampleAccount.ORDERS);
        start("night-2", SampleAccount.ORDERS_BEFORE_MIGRATION);
        start("night-3", SampleAccount.BILLING);
        start("night-4", SampleAccount.BILLING_SNAPSHOT);
        start("night-5", SampleAccount.STOCK);

        RdsException refusal = catchThrowableOfType(RdsException.class, () -> start("night-6", SampleAccount.LEDGER));

        assertThat(refusal).isExactlyInstanceOf(RdsException.class);
        assertThat(code(refusal)).isEqualTo("ExportTaskLimitReachedFault");
        assertThat(refusal.statusCode()).isEqualTo(400);
        assertThat(refusal.awsErrorDetails().errorMessage())
                .isEqualTo("You have reached the limit of 5 concurrent export tasks.");
    }

    @Test
    void start_whileACancelIsUnderWay_stillCountsTheSlot() {
        cloud.play(Scenario.QUOTA);
        cloud.rds().testControl().cancel("strangers-export-1");

        clock.advance(Duration.ofSeconds(119));
        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS)).hasMessageContaining("limit of 5");
        clock.advance(Duration.ofSeconds(1));
        assertThat(start("night-1", SampleAccount.ORDERS).status()).isEqualTo("STARTING");
    }

    @Test
    void start_engineThatCannotBeExported_isRefused() {
        String arn = SampleAccount.ORDERS.replace("orders", "payroll");
        cloud.rds()
                .account()
                .add(new RdsSource(arn, "payroll", "db2-se", 10, RdsSource.AVAILABLE, SampleAccount.NIGHT));

        assertThatThrownBy(() -> start("night-1", arn)).isInstanceOf(InvalidExportSourceStateException.class);
    }

    @Test
    void start_snapshotOnMagneticStorage_isRefused() {
        cloud.rds()
                .account()
                .add(Database.instance(SampleAccount.ORDERS_DB, "mysql", 80).onMagneticStorage());

        assertThat(rds.describeDBSnapshots(r -> r.dbInstanceIdentifier("orders"))
                        .dbSnapshots())
                .extracting(DBSnapshot::storageType)
                .containsOnly("standard");
        assertThatThrownBy(() -> start("night-1", SampleAccount.ORDERS))
                .isInstanceOf(InvalidExportSourceStateException.class)
                .hasMessageContaining("uses magnetic storage");
    }

    @Test
    void start_schemaAndTable_isGoodForPostgres() {
        assertThat(rds.startExportTask(request("night-1", SampleAccount.LEDGER)
                                .exportOnly("ledger.public.entries")
                                .build())
                        .exportOnly())
                .containsExactly("ledger.public.entries");
    }

    @Test
    void hidden_task_isUnknownToTheApiButRunsOn() {
        start("night-1", SampleAccount.ORDERS);
        cloud.rds().testControl().hide("night-1");

        assertThatThrownBy(() -> describe("night-1")).isInstanceOf(ExportTaskNotFoundException.class);
        assertThatThrownBy(() -> rds.cancelExportTask(r -> r.exportTaskIdentifier("night-1")))
                .isInstanceOf(ExportTaskNotFoundException.class);
        assertThatThrownBy(() -> start("night-2", SampleAccount.ORDERS))
                .isInstanceOf(ExportTaskAlreadyExistsException.class);
        assertThat(cloud.rds().testControl().tasks()).hasSize(1);
    }

    @Test
    void unknownActionOrVersion_isAnInvalidAction() throws Exception {
        assertThat(post("Action=DescribeMoonPhases&Version=2014-10-31")).contains("<Code>InvalidAction</Code>");
        assertThat(post("Action=DescribeExportTasks&Version=2014-09-01")).contains("<Code>InvalidAction</Code>");
        assertThat(post("Version=2014-10-31")).contains("<Code>MissingAction</Code>");
    }

    private String post(String form) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = cloud.rdsUri();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
