package io.lakelift.fakes.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.asl.Execution;
import io.lakelift.asl.StrictJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventBridge carries, and what becomes of it on the way. */
class EventsTest {
    private static final EventPattern STOPPED = EventPattern.of("""
            {"source": ["aws.states"], "detail": {"status": ["ABORTED"]}}""");

    private final LocalStatesNight night = new LocalStatesNight().with("export", LocalStatesNight.HOUR);
    private final List<Map<String, Object>> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        night.states.events().subscribe(heard::add);
    }

    @Test
    void events_ofAnExecutionThatSucceeds_areAsAwsSendsThem() {
        night.start("export", "night-1", Map.of("a", 1));
        night.end();

        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst().get("id")).isNotEqualTo(heard.getLast().get("id"));
        heard.getLast().put("id", "");
        assertThat(StrictJson.write(heard.getLast())).isEqualTo("""
                {"version":"0","id":"","detail-type":"Step Functions Execution Status Change","source":"aws.states",\
                "account":"123456789012","time":"2026-11-20T05:30:00Z","region":"eu-west-1",\
                "resources":["arn:aws:states:eu-west-1:123456789012:execution:export:night-1"],"detail":{\
                "executionArn":"arn:aws:states:eu-west-1:123456789012:execution:export:night-1",\
                "stateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:export","name":"night-1",\
                "status":"SUCCEEDED","startDate":1795149000123,"stopDate":1795152600123,"input":"{\\"a\\":1}",\
                "output":"{\\"slept\\":true}","stateMachineVersionArn":null,"stateMachineAliasArn":null,\
                "redriveCount":0,"redriveDate":null,"redriveStatus":"NOT_REDRIVABLE",\
                "redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven",\
                "inputDetails":{"included":true},"outputDetails":{"included":true},"error":null,"cause":null}}""");
    }

    @Test
    void event_ofAStop_saysWhyAndThatItCanBeRedriven() {
        Execution execution = night.start("export", "night-1", Map.of());
        night.pass(Duration.ofMinutes(1));
        night.states.stop(execution.start().arn(), "Tired", "a person");
        night.end();
        night.states.redrive(execution.start().arn());
        night.pass(Duration.ZERO);

        assertThat(details("status")).containsExactly("RUNNING", "ABORTED", "RUNNING");
        assertThat(details("error")).containsExactly(null, "Tired", null);
        assertThat(details("cause")).containsExactly(null, "a person", null);
        assertThat(details("redriveStatus")).containsExactly("NOT_REDRIVABLE", "REDRIVABLE", "NOT_REDRIVABLE");
        assertThat(details("redriveCount")).containsExactly(0, 0, 1);
    }

    @Test
    void event_withABigInput_leavesItOut() {
        night.start("export", "night-1", "x".repeat(248 * 1024));
        night.pass(Duration.ofMinutes(1));

        assertThat(details("input")).containsOnlyNulls();
        assertThat(details("inputDetails")).containsExactly(Map.of("included", false));
    }

    @Test
    void rule_startsAnExecutionWithTheEvent() {
        night.with("cleanup", LocalStatesNight.HOUR);
        night.states.events().add(new Rule("stopped", STOPPED, "cleanup"));
        Execution execution = night.start("export", "night-1", Map.of());
        night.states.stop(execution.start().arn(), "", "");
        night.pass(Duration.ZERO);

        Execution cleanup = night.states.executions().getLast();
        assertThat(cleanup.start().machineName()).isEqualTo("cleanup");
        assertThat(cleanup.start().name()).matches("[0-9a-f-]{36}_[0-9a-f-]{36}");
        assertThat(cleanup.start().input()).isEqualTo(heard.getLast());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"once, 0", "twice, 0 300", "late, 600", "lost, ''"})
    void rule_hearsAsOftenAndAsLateAsSetBefore(String delivery, String seconds) {
        night.with("cleanup", LocalStatesNight.HOUR);
        night.states.events().add(new Rule("stopped", STOPPED, "cleanup"));
        night.states
                .events()
                .deliverNext(
                        STOPPED,
                        switch (delivery) {
                            case "once" -> Delivery.ONCE;
                            case "twice" -> Delivery.twice(Duration.ofMinutes(5));
                            case "late" -> Delivery.late(Duration.ofMinutes(10));
                            default -> Delivery.LOST;
                        });
        Execution execution = night.start("export", "night-1", Map.of());
        night.states.stop(execution.start().arn(), "", "");
        night.end();

        assertThat(night.states.executions().stream()
                        .skip(1)
                        .map(one -> String.valueOf(Duration.between(
                                        LocalStatesNight.START,
                                        one.start().startTime().plusNanos(456_000))
                                .toSeconds())))
                .containsExactly(seconds.isEmpty() ? new String[0] : seconds.split(" "));
    }

    @Test
    void fault_isForOneEvent() {
        night.states.events().deliverNext(STOPPED, Delivery.LOST);
        for (String name : List.of("first", "second")) {
            night.states.stop(night.start("export", name, Map.of()).start().arn(), "", "");
        }
        night.end();

        assertThat(details("status")).containsExactly("RUNNING", "RUNNING", "ABORTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"a\": \"b\"}",
                "{\"a\": []}",
                "{\"$or\": [\"b\"]}",
                "{\"a\": [{\"suffix\": \"b\"}]}",
                "{\"a\": [{\"wildcard\": \"b**\"}]}",
                "{\"a\": [{\"wildcard\": \"\\\\b\"}]}",
                "{\"a\": [{\"wildcard\": [\"b*\"]}]}",
                "{\"a\": [{\"anything-but\": {\"suffix\": \"b\"}}]}"
            })
    void pattern_thatIsNotUnderstood_isRefused(String pattern) {
        assertThatThrownBy(() -> EventPattern.of(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<Object> details(String field) {
        return heard.stream()
                .map(event -> ((Map<?, ?>) event.get("detail")).get(field))
                .map(Object.class::cast)
                .toList();
    }
}
