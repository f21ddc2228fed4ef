package io.lakelift.local.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.SentNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Troubles that come together; each of these nights once ended with an untrue notice, or with none. */
class UncertainStartTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);
    private static final Map<String, Object> CANCEL =
            Map.of("cancel", Map.of("exportTaskIdentifier", SampleAccount.RUNNING));
    private static final Fault DENIED = new Fault.Refuse("AccessDenied", 403, "not authorized");

    static List<Object> oddInputs() {
        return List.of(
                Map.of(),
                Map.of("foo", 1),
                Map.of("SourceArn", SampleAccount.ORDERS),
                Map.of("sourceArn", "x".repeat(5000)),
                Map.of("cancel", "x".repeat(5000)),
                Map.of("cancel", Map.of("executionArn", "nonsense")),
                List.of(1, 2),
                "text");
    }

    @ParameterizedTest
    @MethodSource("oddInputs")
    void oddInput_isRefusedOnceAndReported(Object input) {
        Lab.Night night = Lab.play(Scenario.COMPLETE, input);

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.execution().status().name()).isEqualTo("FAILED");
    }

    @Test
    void inputJustUnder256KiB_isReported() {
        List<String> tables = IntStream.range(0, 8_900)
                .mapToObj("orders.public_table_%06d"::formatted)
                .toList();
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "exportOnly", tables);

        assertThat(Lab.play(Scenario.COMPLETE, input).notice().message()).contains("larger than 250,000 bytes");
    }

    @Test
    void lostAnswerThenTheLookIsDenied_isNotReportedAsRefused() {
        faults(INPUT)
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .next(FakeRds.DESCRIBE, 1, DENIED);

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void lostAnswerNotShownAndTheSecondStartRefused_isNotReportedAsRefused() {
        Lab.night(Scenario.UNSEEN, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.START, 1, new Fault.Refuse("InvalidExportSourceState", 400, "is being exported"));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void lostAnswerThenAnOutageOfAWholeVisit_doubtOutlivesTheVisit() {
        FakeRds rds = Lab.night(Scenario.COMPLETE, INPUT).cloud().rds();
        rds.plan(source -> RdsTaskPlan.of(source).unseenFor(Duration.ofMinutes(4)));
        rds.faults()
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.START, 1, new Fault.Refuse("InvalidExportSourceState", 400, "is being exported"))
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .next(FakeRds.DESCRIBE, 6, Fault.unavailable());

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT2S", "PT10S"})
    void lostAnswerNotShownAndTheDeadlineBefore_isCancelledAndReported(String deadline) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", deadline);
        Lab.night(Scenario.UNSEEN, input).cloud().rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer());
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    /** Its own is shown only when the execution has joined another, and has ended by then. */
    @Test
    void lostAnswerNotShownForMinutesAndAnotherExportJoined_bothEndsAreReported() {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, INPUT);
        FakeRds rds = night.cloud().rds();
        rds.plan(source -> rds.testControl().starts(source.arn()) == 0
                ? RdsTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(1), 5)
                        .unseenFor(Duration.ofMinutes(8))
                : RdsTaskPlan.of(source));
        rds.faults().next(FakeRds.START, 1, new Fault.LoseAnswer());
        List<SentNotice> notices = new ArrayList<>();
        night.cloud().onPublish(published -> notices.add(SentNotice.of(published)));

        List<String> joined = new ArrayList<>();
        night.start("night-1", INPUT, event -> {
            if (event instanceof Event.StateEntered entered && entered.state().equals("Poll the export")) {
                joined.add(entered.state());
            }
        });
        night.timeline().after(Duration.ofMinutes(3), () -> night.start("night-2", INPUT, event -> {}));
        pass(night, Duration.ofMinutes(7));
        assertThat(joined).isNotEmpty();
        night.finish();

        assertThat(rds.testControl().starts(SampleAccount.ORDERS)).isEqualTo(2);
        assertThat(notices).extracting(SentNotice::role).containsExactly("owner", "owner");
        assertThat(notices)
                .extracting(notice -> Lab.json(notice.data())
                        .at("/export/exportTaskIdentifier")
                        .asText())
                .doesNotHaveDuplicates();
        assertThat(notices).extracting(SentNotice::outcome).containsOnly("COMPLETE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT20M", "PT12H"})
    void lostAnswerThenEachLookDeniedForAnHour_isReportedAsPerhapsRunning(String deadline) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", deadline);
        faults(input)
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .during(FakeRds.DESCRIBE, SampleAccount.NIGHT, later(), DENIED);

        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED ExportLost");
        assertThat(night.notice().message()).contains("it may still be running", "RDS refused DescribeExportTasks");
        assertThat(Duration.between(
                        SampleAccount.NIGHT, night.execution().stopTime().orElseThrow()))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(75));
    }

    @Test
    void lostAnswerThenEachLookDeniedOverTheDeadline_isCancelledWhenItIsSeen() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT5M");
        Lab.night(Scenario.NEVER_ENDS, input)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .during(
                        FakeRds.DESCRIBE,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plus(Duration.ofMinutes(50)),
                        DENIED);

        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    @Test
    void lostAnswerAfterAWaitForASlotAndAnOutageOverTheDeadline_isCancelledAndReported() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT2M");
        faults(input)
                .next(FakeRds.START, 1, new Fault.Refuse("ExportTaskLimitReachedFault", 400, "limit of 5"))
                .next(FakeRds.START, 1, new Fault.LoseAnswer())
                .next(FakeRds.DESCRIBE, 4, new Fault.Pass())
                .during(
                        FakeRds.DESCRIBE,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plusSeconds(900),
                        Fault.unavailable());

        assertThat(Lab.run("night-1", input).notice().outcome()).isEqualTo("CANCELED");
    }

    @Test
    void notShownForFiveMinutes_isFollowedOn() {
        faults(INPUT)
                .during(
                        FakeRds.DESCRIBE,
                        SampleAccount.NIGHT.plusSeconds(300),
                        SampleAccount.NIGHT.plusSeconds(600),
                        new Fault.Refuse("ExportTaskNotFoundFault", 404, "not found"));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6})
    void limpingServiceForThirteenDays_staysWithinTheHistory(int failures) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "P13D");
        var faults = Lab.night(Scenario.NEVER_ENDS, input).cloud().rds().faults();
        faults.next(FakeRds.DESCRIBE, 2, new Fault.Pass());
        for (int i = 0; i < 1600; i++) {
            faults.next(FakeRds.DESCRIBE, failures, Fault.throttling()).next(FakeRds.DESCRIBE, 1, new Fault.Pass());
        }

        assertThat(Lab.run("night-1", input).status()).isEqualTo("FAILED DeadlineExceeded");
    }

    @Test
    void cancelAcceptedItsAnswerLostThenDenied_isReportedAsCancelled() {
        Lab.night(Scenario.COMPLETE, CANCEL)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.CANCEL, 1, new Fault.LoseAnswer())
                .next(FakeRds.CANCEL, 1, new Fault.Refuse("ExpiredToken", 403, "expired"));

        assertThat(Lab.run("night-1", CANCEL).notice().outcome()).isEqualTo("CANCELED");
    }

    @Test
    void ourCancelIsDeniedAndAPersonCancels_isReportedAsThePersons() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT10M");
        Lab.night(Scenario.CANCELED, input)
                .cloud()
                .rds()
                .faults()
                .during(FakeRds.CANCEL, SampleAccount.NIGHT, later(), DENIED);

        assertThat(Lab.run("night-1", input).status()).isEqualTo("FAILED ExportCanceled");
    }

    @Test
    void everyCancelIsDenied_isFollowedAndNoHotLoop() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT1S");
        Lab.night(Scenario.NEVER_ENDS, input)
                .cloud()
                .rds()
                .faults()
                .during(FakeRds.CANCEL, SampleAccount.NIGHT, later(), DENIED);
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED ExportLost");
        assertThat(night.execution().historyEvents()).isLessThan(12_000);
        assertThat(night.notice().message()).contains("IN_PROGRESS");
    }

    @Test
    void everyCancelIsLostButTakesEffect_isReportedAsTheDeadlines() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "deadline", "PT10M");
        Lab.night(Scenario.NEVER_ENDS, input).cloud().rds().faults().next(FakeRds.CANCEL, 7, new Fault.LoseAnswer());

        assertThat(Lab.run("night-1", input).status()).isEqualTo("FAILED DeadlineExceeded");
    }

    @Test
    void firstWaitForASlot_isShort() {
        Lab.Night night = Lab.play(Scenario.QUOTA, INPUT);

        assertThat(night.events())
                .filteredOn(event -> event instanceof Event.Waiting)
                .first()
                .satisfies(event -> assertThat(((Event.Waiting) event).remaining())
                        .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(45)));
    }

    @Test
    void topicIsGone_isTriedThreeTimes() {
        Lab.Night night = Lab.play(Scenario.TOPIC_GONE, INPUT);

        assertThat(night.events())
                .filteredOn(event -> event instanceof Event.TaskFailed)
                .hasSize(3);
        assertThat(night.result().path("why").asText()).startsWith("SNS refused Publish");
        assertThat(night.result().path("outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void snsIsDownForHalfAnHour_isReportedNevertheless() {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .sns()
                .faults()
                .during(
                        "Publish",
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plus(Duration.ofMinutes(52)),
                        Fault.unavailable());

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest
    @ValueSource(ints = {250, 1000})
    void manySkippedTables_areCounted(int count) {
        String tables = IntStream.range(0, count)
                .mapToObj("{\"tableName\":\"orders.public.audit_%04d\",\"reason\":\"NONE\"}"::formatted)
                .collect(joining(","));
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .plan(source -> RdsTaskPlan.of(source)
                        .ending(new RdsEnding.CompleteWithWarning("{\"skippedTables\":[" + tables + "]}")));

        assertThat(Lab.run("night-1", INPUT).notice().message()).contains("RDS skipped " + count + " tables: NONE.");
    }

    private static io.lakelift.fakes.wire.FaultScript faults(Object input) {
        return Lab.night(Scenario.COMPLETE, input).cloud().rds().faults();
    }

    private static void pass(LocalDeployment night, Duration time) {
        boolean[] passed = {false};
        night.timeline().after(time, () -> passed[0] = true);
        night.timeline().runUntil(() -> passed[0]);
    }

    private static Instant later() {
        return SampleAccount.NIGHT.plus(Duration.ofDays(30));
    }
}
