package io.lakelift.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.cli.Lab;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has happened before an input: nobody saw it, but its traces are there. */
class PreconditionsTest {
    private static final String ARN = "arn:aws:states:eu-west-1:123456789012:";

    @ParameterizedTest
    @CsvSource({"ABORTED, Tired", "TIMED_OUT, ''", "FAILED, States.Runtime", "SUCCEEDED, ''"})
    void statusChange_theExecutionRanAndEndedAsReported(String status, String error) {
        Instant start = Instant.parse("2026-11-20T04:12:00.500Z");
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, event("lakelift-export", status, error, start));
        Execution earlier = deployment.states().executions().getFirst();

        assertThat(earlier.start().name()).isEqualTo("orders-nightly");
        assertThat(earlier.start().startTime()).isEqualTo(start);
        assertThat(earlier.start().input()).isEqualTo(Map.of("sourceArn", SampleAccount.STOCK));
        assertThat(earlier.status()).isEqualTo(status.equals("SUCCEEDED") ? Status.RUNNING : Status.valueOf(status));
        assertThat(earlier.error()).isEqualTo(error);
        assertThat(deployment.timeline().instant()).isEqualTo(start.plusSeconds(300));
        assertThat(starts(deployment, SampleAccount.STOCK)).isEqualTo(1);
    }

    @Test
    void statusChange_ofAnotherMachine_reportsOfNothing() {
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, event("other", "ABORTED", "", Instant.EPOCH));

        assertThat(deployment.states().executions()).isEmpty();
        assertThat(deployment.timeline().instant()).isEqualTo(SampleAccount.NIGHT);
    }

    @ParameterizedTest
    @CsvSource({"executionArn, execution:lakelift-export:nightly, nightly", "sourceArn, ledger, earlier"})
    void cancel_whatItNamesHasRunForTenMinutes(String field, String value, String name) {
        String source = field.equals("sourceArn") ? SampleAccount.LEDGER : SampleAccount.ORDERS;
        Object cancel = Map.of("cancel", Map.of(field, field.equals("sourceArn") ? source : ARN + value));
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, cancel);

        assertThat(deployment.states().executions()).singleElement().satisfies(earlier -> {
            assertThat(earlier.start().name()).isEqualTo(name);
            assertThat(earlier.status()).isEqualTo(Status.RUNNING);
        });
        assertThat(deployment.timeline().instant()).isEqualTo(SampleAccount.NIGHT.plus(Duration.ofMinutes(10)));
        assertThat(starts(deployment, source)).isEqualTo(1);
    }

    @Test
    void cancel_ofAnExport_findsOneThatNoExecutionStarted() {
        Object cancel = Map.of("cancel", Map.of("exportTaskIdentifier", SampleAccount.RUNNING));
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, cancel);

        assertThat(deployment.states().executions()).isEmpty();
        assertThat(starts(deployment, SampleAccount.LEDGER)).isEqualTo(1);
    }

    @Test
    void cancel_ofATask_findsOneThatNoExecutionStarted() {
        Map<String, Object> cancel = Map.of("cancel", Map.of("taskId", "task-0123456789abcdef0"));
        Lab.Night night = Lab.play(Scenario.COMPLETE, cancel);

        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
        assertThat(night.notice().role()).isEqualTo("cancel");
    }

    @Test
    void sweep_findsTheExportOfAnExecutionWhoseEndNoOneHeardOf() {
        LocalDeployment deployment = Lab.deployment();
        Map<String, Object> sweep = Map.of("sweep", true);
        deployment.begin(Preconditions.of(sweep).night(), Scenario.COMPLETE, sweep, StoppedExecutions.FOLLOWED);
        List<Object> heard = new ArrayList<>();
        deployment.states().events().subscribe(heard::add);
        deployment.finish();

        assertThat(deployment.states().executions())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.status()).isEqualTo(Status.ABORTED));
        assertThat(heard).isEmpty();
        assertThat(starts(deployment, SampleAccount.ORDERS)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"FOLLOWED, 3", "FORGOTTEN, 1"})
    void stoppedExecution_isFollowedWhereTheRuleIsOn(StoppedExecutions stopped, int executions) {
        LocalDeployment deployment = Lab.deployment();
        Object input = Map.of("sourceArn", SampleAccount.ORDERS);
        deployment.begin(Preconditions.of(input).night(), Scenario.COMPLETE, input, stopped);
        Execution first = deployment.start("night-1", input, event -> {});
        deployment.timeline().after(Duration.ofMinutes(5), () -> first.stop("Tired", "a person"));
        deployment.finish();

        assertThat(deployment.states().executions()).hasSize(executions).allMatch(Execution::isOver);
        if (executions == 3) {
            Map<?, ?> event =
                    (Map<?, ?>) deployment.states().executions().get(1).start().input();
            assertThat(StepEvents.text(event.get("detail"), "executionArn"))
                    .isEqualTo(first.start().arn());
        }
    }

    private static Map<String, Object> event(String machine, String status, String error, Instant start) {
        return Map.of(
                "detail-type",
                StoppedExecutions.STATUS_CHANGE,
                "source",
                "aws.states",
                "detail",
                Map.of(
                        "stateMachineArn",
                        ARN + "stateMachine:" + machine,
                        "name",
                        "orders-nightly",
                        "status",
                        status,
                        "startDate",
                        start.toEpochMilli(),
                        "stopDate",
                        start.plusSeconds(300).toEpochMilli(),
                        "input",
                        "{\"sourceArn\": \"" + SampleAccount.STOCK + "\"}",
                        "error",
                        error));
    }

    private static int starts(LocalDeployment deployment, String source) {
        return deployment.cloud().rds().testControl().starts(source);
    }
}
