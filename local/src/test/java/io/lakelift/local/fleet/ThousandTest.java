package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.Database;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A thousand sources stay below every limit of Step Functions and SNS, also where all of them fail with long causes.
 */
class ThousandTest {
    private static final int PAYLOAD = 262_144;

    @ParameterizedTest(name = "{1} of {0} fail at attempt {2}")
    @CsvSource({"1000, 0, 1, 0", "1000, 20, 1, 0", "1000, 1000, 1, 0", "727, 727, 2, 0", "1000, 1000, 1, 112"})
    void manySources_stayBelowTheLimits(int count, int failing, int attempt, int length) {
        FleetLab lab = new FleetLab();
        List<String> sources = IntStream.range(0, count)
                .mapToObj(
                        "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:a-database-with-a-rather-long-name-%04d-2026-11-20-03-10"
                                ::formatted)
                .map(arn -> length == 0 ? arn : arn + "x".repeat(length - arn.length()))
                .toList();
        sources.stream().limit(failing).forEach(source -> lab.fails(source, 3000));
        Execution fleet = lab.run(
                Map.of("fleet", "nightly", "sources", sources, "schedule", NightTest.SCHEDULE, "attempt", attempt));

        assertThat(fleet.error()).isEqualTo(failing == 0 ? "" : "FleetFailed");
        int payload = lab.payloads.getLast().toString().getBytes(StandardCharsets.UTF_8).length;
        String message = FleetLab.MAPPER
                .createObjectNode()
                .put("default", lab.notices.getFirst().data())
                .put("email", lab.notices.getFirst().text())
                .toString();
        int sent = message.getBytes(StandardCharsets.UTF_8).length;
        System.out.printf(
                "%d sources at attempt %d, %d fail: %d history events of 25000, %d bytes of payload and %d of message of 262144%n",
                count, attempt, failing, fleet.historyEvents(), payload, sent);
        assertThat(fleet.historyEvents()).isLessThan(24_500);
        assertThat(payload).isLessThan(PAYLOAD);
        assertThat(sent).isLessThan(PAYLOAD);
        JsonNode data = FleetLab.read(lab.notices.getFirst().data(), JsonNode.class);
        assertThat(data.path("counts").path("FAILED").asInt()).isEqualTo(failing);
        assertThat(data.path("failures")).hasSize(Math.min(20, failing));
        assertThat(data.path("exports").size() + data.path("exportsOmitted").asInt())
                .isEqualTo(count);
        assertThat(fleet.cause()).hasSizeLessThan(32_768);
    }

    /** What is refused stays refused: it is reported after minutes. */
    @Test
    void startsThatAreAllRefused_areTriedTwiceAndReportedSoon() {
        FleetLab lab = FleetLab.refusingStarts();
        Execution fleet = lab.run(Map.of("fleet", "nightly", "sources", instances(100)));

        assertThat(fleet.error()).isEqualTo("FleetFailed");
        assertThat(outcomes(lab)).hasSize(100).containsOnly("NOT_STARTED");
        assertThat(Duration.between(SampleAccount.NIGHT, lab.timeline.instant()))
                .isBetween(Duration.ofMinutes(20), Duration.ofMinutes(40));
    }

    /** Otherwise the history would be full before anyone was notified. */
    @ParameterizedTest(name = "{1} of {0} starts")
    @CsvSource({"100, 1, 0", "200, 1, 0", "500, 1, 0", "1000, 1, 0", "1000, 0.6, 1000", "1000, 0.85, 0"})
    void startsThatAreThrottled_leaveRoomForTheNotice(int count, double throttled, int failing) {
        FleetLab lab = new FleetLab()
                .failsStarts(throttled, "StepFunctions.AWSStepFunctionsException", "Rate exceeded (Status Code: 400)");
        List<String> sources = instances(count);
        sources.stream().limit(failing).forEach(source -> lab.fails(source, 10));
        Execution fleet = lab.run(Map.of("fleet", "nightly", "sources", sources));

        assertThat(fleet.error()).isEqualTo("FleetFailed");
        assertThat(lab.notices).hasSize(1);
        assertThat(fleet.historyEvents()).isLessThan(24_500);
    }

    /** A round with one export costs more for itself than for the export. */
    @ParameterizedTest(name = "{0} sources, {1} of the starts fail")
    @CsvSource({"1, 0", "40, 0.5", "260, 0.3"})
    void roundsForDays_leaveRoomForTheNotice(int count, double throttled) {
        FleetLab lab = new FleetLab()
                .snapshotsAvailable(SampleAccount.NIGHT.plus(Duration.ofDays(13)))
                .failsStarts(throttled, "StepFunctions.SfnException", "Rate exceeded");
        Execution fleet = lab.run(Map.of("fleet", "nightly", "sources", instances(count), "deadline", "P13D"));

        assertThat(lab.notices).hasSize(1);
        assertThat(fleet.historyEvents()).isLessThan(24_500);
    }

    @Test
    void startThatIsThrottledInALaterRound_isTriedAgain() {
        FleetLab lab = new FleetLab().snapshotsAvailable(SampleAccount.NIGHT.plus(Duration.ofMinutes(30)));
        Execution fleet = lab.start("night-1", Map.of("sources", instances(1)));
        lab.pass(Duration.ofSeconds(1230));
        assertThat(lab.exports()).hasSize(1);
        lab.failsStarts(1, "StepFunctions.ThrottlingException", "Rate exceeded");
        lab.pass(Duration.ofMinutes(3));
        lab.failsStarts(0, "", "");
        lab.finish();

        assertThat(fleet.error()).isEmpty();
    }

    /** AWS's documentation, its services and its examples do not name the same error alike. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "StepFunctions.ExecutionLimitExceeded",
                "StepFunctions.ExecutionLimitExceededException",
                "StepFunctions.AWSStepFunctionsException",
                "StepFunctions.SfnException",
                "StepFunctions.ThrottlingException",
                "StepFunctions.OfATomorrow"
            })
    void startsThatAreThrottled_areTriedAgain_howeverTheErrorIsCalled(String error) {
        FleetLab lab = new FleetLab().failsStarts(0.5, error, "Rate exceeded");

        assertThat(lab.run(Map.of("sources", instances(40))).error()).isEmpty();
    }

    private static List<String> instances(int count) {
        return IntStream.range(0, count)
                .mapToObj("arn:aws:rds:eu-west-1:123456789012:db:orders-%d"::formatted)
                .toList();
    }

    private static List<String> outcomes(FleetLab lab) {
        return lab.payloads.getLast().path("exports").findValuesAsText("outcome");
    }

    /** Each tag of each database is looked at, and each result belongs to the source at its place. */
    @Test
    void thousandByTag_withManyTags_areFoundSortedAndReportedEachByItsOwnResult() {
        FleetLab lab = new FleetLab();
        IntStream.range(0, 1000).forEach(n -> lab.cloud.rds().account().add(tagged(n)));
        IntStream.range(0, 5).forEach(n -> lab.fails("db:many-" + n * 199, 10));
        Execution fleet = lab.run(Map.of("tags", Map.of("many", "yes", "tag-7", "value")));

        assertThat(fleet.error()).isEqualTo("FleetFailed");
        JsonNode exports = lab.payloads.getLast().path("exports");
        assertThat(exports).hasSize(1000);
        assertThat(exports)
                .extracting(export -> -export.at("/facts/size").asInt())
                .isSorted();
        assertThat(exports)
                .filteredOn(export -> export.path("outcome").asText().equals("FAILED"))
                .extracting(export -> export.path("source").asText().replaceFirst("^db:", ""))
                .containsExactlyInAnyOrder("many-0", "many-199", "many-398", "many-597", "many-796");
        assertThat(FleetLab.result(fleet).path("failures"))
                .extracting(failure -> failure.path("sourceArn").asText().replaceFirst("^.*:db:", ""))
                .containsExactly("many-0", "many-199", "many-398", "many-597", "many-796");
    }

    private static Database tagged(int n) {
        Database database =
                Database.instance("arn:aws:rds:eu-west-1:123456789012:db:many-" + n, "mysql", 10 + n * 113 % 401);
        for (int tag = 0; tag < 40; tag++) {
            database = database.tagged("tag-" + tag, "value");
        }
        return database.tagged("many", "yes");
    }
}
