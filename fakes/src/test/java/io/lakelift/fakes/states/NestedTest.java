package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.StrictJson;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Executions inside executions. */
class NestedTest {
    private static final String ARGUMENTS = "{\"StateMachineArn\": \"%schild\", \"Name\": \"c\", \"Input\": {\"a\": 1}}"
            .formatted(LocalStatesNight.MACHINE);

    private final LocalStatesNight night = new LocalStatesNight().with("child", LocalStatesNight.HOUR);

    @BeforeEach
    void register() {
        night.with("parent", LocalStatesNight.task("states:startExecution.sync:2", ARGUMENTS));
    }

    @Test
    void sync_childSucceeds_givesItsDescriptionWithParsedData() {
        Execution parent = night.start("parent", "p", Map.of());
        night.end();

        assertThat(StrictJson.write(parent.output())).isEqualTo("""
                {"ExecutionArn":"arn:aws:states:eu-west-1:123456789012:execution:child:c","Input":{"a":1},\
                "InputDetails":{"Included":true},"Name":"c","Output":{"slept":true},"OutputDetails":{"Included":true},\
                "RedriveCount":0,"RedriveStatus":"NOT_REDRIVABLE",\
                "RedriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","StartDate":1795149000123,\
                "StateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:child","Status":"SUCCEEDED",\
                "StopDate":1795152600123}""");
    }

    @Test
    void sync_childIsStopped_failsWithItsDescriptionAsCause() {
        Execution parent = night.start("parent", "p", Map.of());
        night.pass(Duration.ofMinutes(1));
        night.states.stop(LocalStatesNight.EXECUTION + "child:c", "Tired", "a person");
        night.end();

        Map<?, ?> caught = (Map<?, ?>) parent.output();
        assertThat(caught.get("Error")).isEqualTo("States.TaskFailed");
        assertThat((String) caught.get("Cause"))
                .startsWith("{\"Cause\":\"a person\",\"Error\":\"Tired\",\"ExecutionArn\":")
                .contains("\"Input\":\"{\\\"a\\\":1}\"", "\"Status\":\"ABORTED\"");
    }

    @Test
    void stop_whileAChildRuns_stopsTheChild() {
        Execution parent = night.start("parent", "p", Map.of());
        night.pass(Duration.ofMinutes(1));
        night.states.stop(parent.start().arn(), "", "");

        Description child = night.states.describe(LocalStatesNight.EXECUTION + "child:c");
        assertThat(child.status()).isEqualTo(Status.ABORTED);
        assertThat(child.cause())
                .isEqualTo(
                        "The Task state in AWS Step Functions execution [%s] which was managing this resource was"
                                + " aborted",
                        parent.start().arn());
    }

    @Test
    void sync_nameTaken_failsAsTheIntegrationNamesIt() {
        night.start("child", "c", Map.of("other", true));
        Execution parent = night.start("parent", "p", Map.of());
        night.end();

        assertThat(((Map<?, ?>) parent.output()).get("Error"))
                .isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
    }

    @Test
    void start_withoutWaiting_givesTheArnAndLeavesTheChildAlone() {
        night.with("parent", LocalStatesNight.task("states:startExecution", ARGUMENTS));
        Execution parent = night.start("parent", "p", Map.of());
        night.pass(Duration.ofMinutes(1));

        assertThat(parent.output())
                .isEqualTo(Map.of("ExecutionArn", LocalStatesNight.EXECUTION + "child:c", "StartDate", 1795149000123L));
        assertThat(night.states.describe(LocalStatesNight.EXECUTION + "child:c").status())
                .isEqualTo(Status.RUNNING);
    }
}
