package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.fakes.SampleAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A night is exported once, however often it is delivered, stopped, or run again. */
class NightTest {
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:";
    static final Map<String, Object> SCHEDULE = Map.of(
            "scheduleArn",
            "arn:aws:scheduler:eu-west-1:123456789012:schedule/lakelift/nightly",
            "scheduledTime",
            "2026-11-20T04:30:00Z",
            "timeZone",
            "Europe/Berlin");

    private static final String SCHEDULED = """
            "schedule": {"scheduleArn": "arn:aws:scheduler:eu-west-1:123456789012:schedule/g/n", \
            "scheduledTime": "2026-11-20T04:30:00Z", "timeZone": "Europe/Berlin"}""";

    private final FleetLab lab = new FleetLab();

    @Test
    void night_deliveredTwiceAtOnce_startsEachExportOnce() {
        Execution first = lab.start("delivery-1", night("a", "b", "c"));
        lab.pass(Duration.ofSeconds(3));
        Execution second = lab.start("delivery-2", night("a", "b", "c"));
        lab.finish();

        assertThat(first.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(second.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(lab.exports()).hasSize(3);
        assertThat(noticeIds()).hasSize(2).containsOnly(noticeIds().getFirst());
    }

    @Test
    void night_deliveredAgainLater_reportsWhatTheFirstDid() {
        lab.fails("db:b", 100);
        lab.start("delivery-1", night("a", "b"));
        lab.finish();
        Execution second = lab.start("delivery-2", night("a", "b"));
        lab.finish();

        assertThat(lab.exports()).hasSize(2);
        assertThat(second.error()).isEqualTo("FleetFailed");
        assertThat(lab.notices.getLast().text())
                .contains("of 2 exports 1 complete, 1 failed", "2 exports had ended before this execution reached");
        assertThat(data(1).path("exports"))
                .allMatch(export -> export.path("earlier").asBoolean());
        assertThat(data(1).has("estimatedCostUsd")).isFalse();
    }

    @Test
    void anotherNight_isAnotherExport() {
        lab.start("delivery-1", night("a"));
        Map<String, Object> next = new java.util.HashMap<>(SCHEDULE);
        next.put("scheduledTime", "2026-11-21T04:30:00Z");
        lab.start("delivery-2", Map.of("sources", List.of(DB + "a"), "schedule", next));
        lab.finish();

        assertThat(lab.exports()).hasSize(2);
    }

    @Test
    void fleetByHand_isANightOfItsOwn() {
        lab.start("by-hand-1", Map.of("sources", List.of(DB + "a")));
        lab.start("by-hand-2", Map.of("sources", List.of(DB + "a")));
        lab.finish();

        assertThat(lab.exports()).hasSize(2);
        assertThat(noticeIds()).doesNotHaveDuplicates();
        assertThat(lab.exported
                        .getFirst()
                        .path("schedule")
                        .path("scheduledTime")
                        .asText())
                .isEqualTo("2026-11-20T04:30:00.000Z");
    }

    /** Step Functions' console links an execution to the one that started it, by a field in the input. */
    @Test
    void night_startedByHandWithTheConsolesLink_isTheSameNight() {
        lab.start("delivery-1", night("a", "b"));
        lab.finish();
        Map<String, Object> linked = new java.util.LinkedHashMap<>(night("a", "b"));
        linked.put(
                "AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID",
                "arn:aws:states:eu-west-1:123456789012:execution:parent:one");
        Execution second = lab.start("by-hand", linked);
        lab.finish();

        assertThat(second.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(lab.exports()).hasSize(2);
        assertThat(noticeIds()).hasSize(2).containsOnly(noticeIds().getFirst());
    }

    @Test
    void secondAttempt_exportsOnlyWhatIsNotComplete() {
        lab.fails("db:b", 100).ends("db:c", "{\"outcome\": \"CANCELED\", \"error\": \"ExportCanceled\"}");
        lab.start("delivery-1", night("a", "b", "c"));
        lab.finish();
        lab.ends("db:b", "{\"outcome\": \"COMPLETE\"}");
        Execution again = lab.start("by-hand", attempt(2, "a", "b", "c"));
        lab.finish();

        assertThat(names())
                .extracting(name -> name.replaceFirst("-[0-9a-f]{28}", ""))
                .containsExactly("fleet-a", "fleet-b", "fleet-c", "fleet-b-2", "fleet-c-2");
        assertThat(FleetLab.result(again).path("counts").path("COMPLETE").asInt())
                .isEqualTo(2);
        assertThat(FleetLab.result(again).path("counts").path("CANCELED").asInt())
                .isEqualTo(1);
    }

    /** A cancelled export has no cause of its own, so its execution's Cause says only what happened. */
    @Test
    void cancelledExport_isExplainedInASentence() {
        lab.ends(
                "db:a",
                "{\"outcome\": \"CANCELED\", \"error\": \"ExportCanceled\", \"summary\": \"the export of db a was cancelled.\"}");
        lab.ends("db:b", "{\"outcome\": \"CANCELED\", \"error\": \"ExportCanceled\"}");
        lab.run(night("a", "b"));

        assertThat(data(0).path("failures"))
                .extracting(failure -> failure.path("why").asText())
                .containsExactly("the export of db a was cancelled.", "Its execution ended FAILED.");
        assertThat(lab.notices.getFirst().text()).doesNotContain("{\"");
    }

    @Test
    void thirdAttempt_looksAtBothBefore() {
        lab.fails("db:b", 100);
        lab.start("delivery-1", night("a", "b"));
        lab.finish();
        lab.start("second", attempt(2, "a", "b"));
        lab.finish();
        lab.ends("db:b", "{\"outcome\": \"COMPLETE\"}");
        Execution third = lab.start("third", attempt(3, "a", "b"));
        lab.finish();

        assertThat(third.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(lab.exports()).hasSize(4);
    }

    @Test
    void secondAttempt_whileTheFirstRuns_waitsForIt() {
        lab.start("delivery-1", night("a"));
        lab.pass(Duration.ofMinutes(5));
        Execution second = lab.start("by-hand", attempt(2, "a"));
        lab.finish();

        assertThat(second.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(lab.exports()).hasSize(1);
    }

    @Test
    void exportThatAPersonStopped_isNotStartedAgain() {
        lab.start("delivery-1", night("a", "b"));
        lab.pass(Duration.ofMinutes(5));
        lab.states.stop(lab.exports().getFirst().start().arn(), "", "a person");
        lab.finish();
        Execution again = lab.start("delivery-2", night("a", "b"));
        lab.finish();

        assertThat(lab.exports()).hasSize(2);
        assertThat(FleetLab.result(again).path("counts").path("UNKNOWN").asInt())
                .isEqualTo(1);
        assertThat(FleetLab.result(again).path("failures").path(0).path("why").asText())
                .contains("a separate notice reports what becomes of its export");
        assertThat(FleetLab.result(again).path("counts").path("COMPLETE").asInt())
                .isEqualTo(1);
    }

    @Test
    void fleetThatIsStopped_stopsWhatRunsAndStartsNothingMore() {
        Execution fleet = lab.start("delivery-1", night("a", "b", "c", "d", "e", "f", "g"));
        lab.pass(Duration.ofMinutes(5));
        lab.states.stop(fleet.start().arn(), "", "a person");
        lab.finish();

        assertThat(lab.exports()).hasSize(5).allMatch(export -> export.status() == Status.ABORTED);
        assertThat(lab.notices).isEmpty();
    }

    @Test
    void fleetThatTimesOut_stopsWhatRuns() {
        Execution fleet = lab.start("delivery-1", night("a", "b"));
        lab.pass(Duration.ofMinutes(5));
        fleet.interrupt(Status.TIMED_OUT, "", "");
        lab.finish();

        assertThat(lab.exports()).hasSize(2).allMatch(export -> export.status() == Status.ABORTED);
    }

    @Test
    void exports_runFiveAtOnce_andOneFailureStopsNoOther() {
        lab.fails("db:t3", 50);
        Execution fleet = lab.start("delivery-1", night(tenants(12)));
        lab.pass(Duration.ofMinutes(5));
        assertThat(lab.exports()).hasSize(5);
        lab.finish();

        assertThat(fleet.error()).isEqualTo("FleetFailed");
        assertThat(FleetLab.result(fleet).path("counts").path("COMPLETE").asInt())
                .isEqualTo(11);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10  | fleet-rds-orders-2026-11-20-03-10-
            arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0      | fleet-fs-0123456789abcdef0-
            arn:aws:rds:eu-west-1:123456789012:snapshot:longer-than-the-name-of-any-execution-may-ever-be | fleet-longer-than-the-name-of-any-execution-ma-
            """)
    void names_areLegalAndReadable(String source, String begins) {
        lab.run(Map.of("sources", List.of(source), "schedule", SCHEDULE, "attempt", 99));

        assertThat(names())
                .singleElement()
                .satisfies(name -> assertThat(name)
                        .startsWith(begins)
                        .hasSizeLessThanOrEqualTo(80)
                        .matches("[A-Za-z0-9-]+-99"));
    }

    @Test
    void sourceInAnyCase_isTheOneThatTheTagFinds_andItsExecutionHasTheSameName() {
        Map<String, Object> tags = Map.of("lakelift", "nightly");
        Map<String, Object> schedule = Map.of(
                "scheduleArn",
                "arn:aws:scheduler:eu-west-1:123456789012:schedule/g/n",
                "scheduledTime",
                "2026-11-20T04:30:00Z");
        lab.run(Map.of("sources", List.of(DB + "Orders"), "tags", tags, "schedule", schedule));
        FleetLab lower = new FleetLab();
        lower.run(Map.of("sources", List.of(DB + "orders"), "tags", tags, "schedule", schedule));

        assertThat(names())
                .doesNotHaveDuplicates()
                .filteredOn(name -> name.startsWith("fleet-orders-"))
                .hasSize(1);
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(lower.exports().stream()
                        .map(execution -> execution.start().name())
                        .toList());
    }

    /** A night that is delivered again after an upgrade finds the exports that it started before. */
    @ParameterizedTest
    @MethodSource("inputs")
    void names_areThoseOfTheLastRelease(String input) {
        String json = input.replace("DB:", DB)
                .replace("CLUSTER:", "arn:aws:rds:eu-west-1:123456789012:cluster:")
                .replace("SNAPSHOT:", "arn:aws:rds:eu-west-1:123456789012:snapshot:")
                .replace("FILES", SampleAccount.SCRATCH)
                .replace("SCHEDULE", SCHEDULED);
        FleetLab old = new FleetLab().ofTheLastRelease();
        old.run(json);
        lab.run(json);

        assertThat(old.exports()).isNotEmpty();
        assertThat(names())
                .containsExactlyInAnyOrderElementsOf(old.exports().stream()
                        .map(execution -> execution.start().name())
                        .toList());
        assertThat(lab.exported.stream().map(NightTest::withoutSlot))
                .containsExactlyInAnyOrderElementsOf(
                        old.exported.stream().map(NightTest::withoutSlot).toList());
    }

    /** Whether slots are given back is no part of what is exported. */
    private static String withoutSlot(JsonNode input) {
        ObjectNode copy = input.deepCopy();
        copy.remove("slot");
        return copy.toString();
    }

    static Stream<String> inputs() throws IOException {
        return Files.readString(Path.of("src/test/resources/fleet-names.txt")).lines();
    }

    private static Map<String, Object> night(String... names) {
        return Map.of(
                "fleet",
                "nightly",
                "sources",
                Stream.of(names).map(name -> DB + name).toList(),
                "schedule",
                SCHEDULE);
    }

    private static Map<String, Object> attempt(int number, String... names) {
        Map<String, Object> input = new java.util.HashMap<>(night(names));
        input.put("attempt", number);
        return input;
    }

    private static String[] tenants(int count) {
        return IntStream.range(0, count).mapToObj(n -> "t" + n).toArray(String[]::new);
    }

    private List<String> names() {
        return lab.exports().stream().map(export -> export.start().name()).toList();
    }

    private List<String> noticeIds() {
        return IntStream.range(0, lab.notices.size())
                .mapToObj(n -> data(n).path("noticeId").asText())
                .toList();
    }

    private JsonNode data(int notice) {
        return FleetLab.read(lab.notices.get(notice).data(), JsonNode.class);
    }
}
