package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.fsx.CreateRequest;
import io.lakelift.fakes.fsx.DataRepositoryTask;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.fsx.Report;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.wire.Call;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.StoppedExecutions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What someone may try who may start executions, in an account that is not theirs alone: the packaged functions at
 * work.
 */
class SharedAccountTest {
    private static final Map<String, Object> TEAM = Map.of(
            "sourceArn",
            SampleAccount.SHOP,
            "latestSnapshot",
            true,
            "includeManual",
            true,
            "maxSnapshotAge",
            "P3650D",
            "s3BucketName",
            SampleAccount.TEAM_BUCKET,
            "s3Prefix",
            "b/{date}",
            "iamRoleArn",
            SampleAccount.TEAM_ROLE,
            "kmsKeyId",
            SampleAccount.TEAM_KEY);
    private static final TaskPlan<FsxEnding> AN_HOUR = FsxTaskPlan.of(Duration.ofMinutes(1), Duration.ofHours(1), 100);
    private static final String IMPORT = "IMPORT_METADATA_FROM_REPOSITORY";

    @Test
    void combinationOfTheFile_isExported() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, TEAM);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.result().path("s3Uri").asText()).startsWith("s3://team-b-lake/b/2026-11-20/");
    }

    @ParameterizedTest
    @CsvSource({
        "iamRoleArn, arn:aws:iam::123456789012:role/lakelift-export",
        "s3BucketName, lakelift-data-123456789012-eu-west-1",
        "kmsKeyId, arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666",
        "s3Prefix, a/{date}"
    })
    void mixtureOfTwoCombinations_isRefusedBeforeAnyCall(String field, String other) {
        Map<String, Object> mixed = new HashMap<>(TEAM);
        mixed.put(field, other);
        Lab.Night night = Lab.play(Scenario.COMPLETE, mixed);

        assertThat(night.status()).isEqualTo("FAILED InvalidInput");
        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.result().path("why").asText())
                .contains(
                        " not a combination that the deployment's file has for \"" + SampleAccount.SHOP + "\": leave ");
        assertThat(night.deployment().cloud().rds().calls().all()).isEmpty();
    }

    @Test
    void anothersSource_isRefusedForTheTeamsPlace() {
        Map<String, Object> mixed = new HashMap<>(TEAM);
        mixed.put("sourceArn", SampleAccount.BILLING);

        assertThat(Lab.play(Scenario.COMPLETE, mixed).status()).isEqualTo("FAILED InvalidInput");
    }

    @Test
    void import_isNotCancelled() {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, Map.of());
        DataRepositoryTask task = occupy(night.cloud(), IMPORT, Map.of("lakelift:deployment", "lakelift"));

        Lab.Night refused = Lab.run("cancel-1", Map.of("cancel", Map.of("taskId", task.taskId())));

        assertThat(refused.status()).isEqualTo("FAILED ForeignExport");
        assertThat(refused.result().path("why").asText())
                .isEqualTo(
                        "taskId \"%s\" is a task of type IMPORT_METADATA_FROM_REPOSITORY, not EXPORT_TO_REPOSITORY: follow or cancel it where it was started.",
                        task.taskId());
        assertThat(cancels(night.cloud())).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lake | the deployment "lake"
            ''   | someone who gave it none of Lakelift's tags
            """)
    void filesThatSomeoneElseExports_areNotCancelled(String deployment, String starter) {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, Map.of());
        Map<String, String> tags = deployment.isEmpty() ? Map.of() : Map.of("lakelift:deployment", deployment);
        DataRepositoryTask task = occupy(night.cloud(), CreateRequest.EXPORT, tags);

        Map<String, String> asked = Map.of("taskId", task.taskId(), "sourceArn", SampleAccount.SCRATCH);
        for (String by : asked.keySet()) {
            Lab.Night refused = Lab.run("cancel-by-" + by, Map.of("cancel", Map.of(by, asked.get(by))));
            assertThat(refused.status()).isEqualTo("FAILED ForeignExport");
            assertThat(refused.result().path("why").asText()).contains("but by " + starter + ": ");
        }
        assertThat(cancels(night.cloud())).isZero();
    }

    @Test
    void databaseThatSomeoneElseExports_isNotCancelled() {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, Map.of());
        night.cloud().rds().start(SampleAccount.export("payroll-by-hand", SampleAccount.LEDGER));

        Lab.Night refused = Lab.run("cancel-1", Map.of("cancel", Map.of("exportTaskIdentifier", "payroll-by-hand")));

        assertThat(refused.status()).isEqualTo("FAILED ForeignExport");
        assertThat(refused.notice().outcome()).isEqualTo("REFUSED");
        assertThat(refused.notice().message())
                .contains("set security.foreignCancels to true in the deployment's file.");
        assertThat(cancels(night.cloud())).isZero();
    }

    /** Whoever may start NAME-stopped may give it any event; whoever may start NAME-export, what that would start. */
    @ParameterizedTest
    @CsvSource({"true, ABORTED", "true, FAILED", "false, TIMED_OUT"})
    void eventThatIsMadeUp_leavesTheRunningExportAlone(boolean byEvent, String status) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS);
        LocalDeployment night = Lab.deployment();
        night.begin(Preconditions.of(input).night(), Scenario.COMPLETE, input, StoppedExecutions.FOLLOWED);
        Execution running = night.start("night-1", input, event -> {});
        night.timeline()
                .after(Duration.ofMinutes(5), () -> night.start("evil", forged(running, byEvent, status), event -> {}));
        boolean[] passed = {false};
        night.timeline().after(Duration.ofMinutes(6), () -> passed[0] = true);
        night.timeline().runUntil(() -> passed[0]);
        night.finish();

        assertThat(running.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(cancels(night.cloud())).isZero();
        assertThat(night.states().executions())
                .filteredOn(one -> one.start().name().matches("stop-.*|evil")
                        && String.valueOf(one.start().input()).contains("cancel"))
                .singleElement()
                .satisfies(one -> assertThat(one.error()).isEqualTo("ExecutionNotEnded"));
    }

    private static Map<String, Object> forged(Execution running, boolean byEvent, String status) {
        String arn = running.start().arn();
        return byEvent
                ? Map.of(
                        "source",
                        "aws.states",
                        "detail-type",
                        StoppedExecutions.STATUS_CHANGE,
                        "detail",
                        Map.of(
                                "executionArn",
                                arn,
                                "stateMachineArn",
                                LocalWorkflow.EXPORT.arn(),
                                "name",
                                "night-1",
                                "status",
                                status,
                                "error",
                                "States.Runtime",
                                "stopDate",
                                1795149667000L))
                : Map.of("cancel", Map.of("executionArn", arn, "status", status));
    }

    private static DataRepositoryTask occupy(FakeCloud cloud, String type, Map<String, String> tags) {
        String id = SampleAccount.SCRATCH.replaceFirst(".*/", "");
        CreateRequest request = new CreateRequest(type, id, List.of(), Optional.of(Report.none()), "", tags);
        return cloud.fsx().testControl().occupy(request, AN_HOUR);
    }

    private static long cancels(FakeCloud cloud) {
        return Stream.concat(cloud.rds().calls().all().stream(), cloud.fsx().calls().all().stream())
                .map(Call::action)
                .filter(action -> action.equals(FakeRds.CANCEL) || action.equals(FakeFsx.CANCEL))
                .count();
    }
}
