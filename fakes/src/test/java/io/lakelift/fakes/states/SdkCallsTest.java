package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.InvalidDefinition;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.StrictJson;
import io.lakelift.fakes.wire.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Step Functions called from Step Functions, spelled as SDK integrations spell. */
class SdkCallsTest {
    private final LocalStatesNight night = new LocalStatesNight().with("export", LocalStatesNight.HOUR);

    @Test
    void startDescribeStop_giveMembersInPascalCaseAndTimesAsText() {
        Object started = call("startExecution", """
                {"StateMachineArn": "%sexport", "Name": "e", "Input": "{\\"a\\": 1}"}""".formatted(LocalStatesNight.MACHINE));
        assertThat(StrictJson.write(started)).isEqualTo("""
                {"ExecutionArn":"%sexport:e","StartDate":"2026-11-20T04:30:00.123Z"}""", LocalStatesNight.EXECUTION);

        Object described = call("describeExecution", arn("export:e"));
        assertThat(((Map<?, ?>) described).get("Input")).isEqualTo("{\"a\":1}");
        assertThat(((Map<?, ?>) described).get("Status")).isEqualTo("RUNNING");
        assertThat(((Map<?, ?>) described).containsKey("StopDate")).isFalse();

        night.pass(Duration.ofMinutes(10));
        assertThat(call("stopExecution", arn("export:e").replace("}", ", \"Error\": \"Tired\"}")))
                .isEqualTo(Map.of("StopDate", "2026-11-20T04:40:00.123Z"));
        assertThat(night.states
                        .describe(LocalStatesNight.EXECUTION + "export:e")
                        .error())
                .isEqualTo("Tired");
    }

    @ParameterizedTest(name = "{0} fails with {2}")
    @CsvSource(delimiter = '|', textBlock = """
            startExecution | {"StateMachineArn": "MACHINE:export", "Name": "taken"} | Sfn.ExecutionAlreadyExistsException
            startExecution | {"StateMachineArn": "MACHINE:export", "Name": "a b"} | Sfn.InvalidNameException
            startExecution | {"StateMachineArn": "MACHINE:export", "Input": "{"} | Sfn.InvalidExecutionInputException
            startExecution | {"StateMachineArn": "MACHINE:none"} | Sfn.StateMachineDoesNotExistException
            startExecution | {"StateMachineArn": "export"} | Sfn.InvalidArnException
            describeExecution | {"ExecutionArn": "arn:aws:states:eu-west-1:1:execution:export:e"} | Sfn.ExecutionDoesNotExistException
            stopExecution | {"ExecutionArn": "e"} | Sfn.InvalidArnException
            listExecutions | {"StateMachineArn": "MACHINE:export", "NextToken": "x"} | Sfn.InvalidTokenException
            listExecutions | {"StateMachineArn": "MACHINE:export", "MaxResults": 1001} | Sfn.ValidationException
            listExecutions | {"StateMachineArn": "MACHINE:export", "StatusFilter": "DEAD"} | Sfn.ValidationException
            """)
    void errors_areNamedAsTheSdkNamesThem(String operation, String arguments, String error) {
        night.start("export", "taken", Map.of("other", true));

        Map<?, ?> caught = (Map<?, ?>) call(operation, arguments.replace("MACHINE:", LocalStatesNight.MACHINE));

        assertThat(caught.get("Error")).isEqualTo(error);
        assertThat((String) caught.get("Cause")).contains("(Service: Sfn, Status Code: 400, Request ID: ");
    }

    @Test
    void input_thatIsNoText_isNotCaught() {
        night.with(
                "caller", LocalStatesNight.task("aws-sdk:sfn:startExecution", """
                {"StateMachineArn": "%sexport", "Input": {}}""".formatted(LocalStatesNight.MACHINE)));
        Execution caller = night.start("caller", "c", Map.of());
        night.end();

        assertThat(caller.error()).isEqualTo("States.Runtime");
        assertThat(caller.cause()).contains("'Input' is not a String");
    }

    @Test
    void parameter_inTheApisOwnSpelling_isRefusedAtRegistration() {
        String definition = LocalStatesNight.task("aws-sdk:sfn:describeExecution", "{\"executionArn\": \"e\"}");

        assertThatThrownBy(() -> StateMachine.parse(definition))
                .isInstanceOf(InvalidDefinition.class)
                .hasMessageContaining("executionArn");
    }

    @Test
    void list_inPages_givesEveryoneOnceNewestFirst() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            night.start("export", name, Map.of());
            night.pass(Duration.ofSeconds(1));
        }
        night.states.stop(LocalStatesNight.EXECUTION + "export:a", "", "");
        List<String> names = new ArrayList<>();
        Optional<String> token = Optional.empty();
        do {
            Slice<Description> page = night.states.list("export", Optional.empty(), token, 2);
            page.items().forEach(one -> names.add(one.name()));
            token = page.next();
            night.start("export", "new-" + names.size(), Map.of());
        } while (token.isPresent());

        assertThat(names).containsExactly("a", "e", "d", "c", "b");
        assertThat(night.states
                        .list("export", Optional.of(Status.ABORTED), Optional.empty(), 0)
                        .items())
                .extracting(Description::name)
                .containsExactly("a");
    }

    @Test
    void list_fromATask_hasItems() {
        night.start("export", "a", Map.of());

        assertThat(StrictJson.write(call("listExecutions", """
                {"StateMachineArn": "%sexport", "StatusFilter": "RUNNING"}""".formatted(LocalStatesNight.MACHINE))))
                .isEqualTo("""
                {"Executions":[{"ExecutionArn":"%sexport:a","Name":"a","RedriveCount":0,\
                "StartDate":"2026-11-20T04:30:00.123Z","StateMachineArn":"%sexport","Status":"RUNNING"}]}""", LocalStatesNight.EXECUTION, LocalStatesNight.MACHINE);
    }

    private Object call(String operation, String arguments) {
        night.with("caller", LocalStatesNight.task("aws-sdk:sfn:" + operation, arguments));
        Execution caller =
                night.start("caller", "call-" + night.states.executions().size(), Map.of());
        night.timeline.runUntil(caller::isOver);
        return caller.output();
    }

    private static String arn(String execution) {
        return "{\"ExecutionArn\": \"%s%s\"}".formatted(LocalStatesNight.EXECUTION, execution);
    }
}
