package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.sns.FakeSns;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Silence is not an end: an execution tries on, however long an outage lasts, and reports what there is to report. */
class PatienceTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);
    private static final Duration FIFTEEN_HOURS = Duration.ofHours(15);
    private static final int MOST_EVENTS = 20_000;

    @Test
    void rdsAwayForFifteenHoursBeforeTheStart_isNotStarted() {
        faults(Scenario.COMPLETE)
                .during(
                        FaultScript.ANY,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plus(FIFTEEN_HOURS),
                        Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("NOT_STARTED");
        assertThat(night.notice().message()).contains("RDS failed at DescribeExportTasks (ServiceUnavailable)");
        assertThat(night.starts(SampleAccount.ORDERS)).isZero();
        assertThat(night.execution().historyEvents()).isLessThan(1_000);
    }

    @Test
    void rdsAwayForTenHoursBeforeTheStart_isExported() {
        Instant back = SampleAccount.NIGHT.plus(Duration.ofHours(10));
        faults(Scenario.COMPLETE).during(FaultScript.ANY, SampleAccount.NIGHT, back, Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isOne();
    }

    @Test
    void rdsAwayForFifteenHoursAfterTheStart_seesTheEndWhenItIsBack() {
        Instant away = SampleAccount.NIGHT.plusSeconds(60);
        faults(Scenario.COMPLETE).during(FaultScript.ANY, away, away.plus(FIFTEEN_HOURS), Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
        assertThat(night.execution().historyEvents()).isLessThan(1_500);
    }

    @Test
    void rdsAwayOverTheDeadline_isCancelledWhenItIsBack() {
        Instant away = SampleAccount.NIGHT.plusSeconds(60);
        faults(Scenario.NEVER_ENDS).during(FaultScript.ANY, away, away.plus(FIFTEEN_HOURS), Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    /** A start looks, lists and starts: in lockstep the three never get through together. */
    @Test
    void everySecondCallThrottledForAnHour_isExportedAfterIt() {
        AtomicInteger calls = new AtomicInteger();
        FakeRds rds = Lab.night(Scenario.COMPLETE, INPUT).cloud().rds();
        rds.faults()
                .otherwise(
                        action -> Lab.deployment().timeline().instant().isBefore(SampleAccount.NIGHT.plusSeconds(3600))
                                        && calls.getAndIncrement() % 2 == 1
                                ? Fault.throttling()
                                : new Fault.Pass());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isOne();
    }

    @Test
    void silenceForEver_isLostAfterThirteenAndAHalfDaysWithRoomInItsHistory() {
        faults(Scenario.COMPLETE).during(FaultScript.ANY, SampleAccount.NIGHT, Instant.MAX, Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        lost(night);
        assertThat(night.notice().message()).contains("RDS failed at DescribeExportTasks (ServiceUnavailable)");
    }

    @Test
    void silenceOnceStarted_isLostAfterThirteenAndAHalfDaysWithRoomInItsHistory() {
        faults(Scenario.COMPLETE)
                .during(FaultScript.ANY, SampleAccount.NIGHT.plusSeconds(60), Instant.MAX, Fault.throttling());

        lost(Lab.run("night-1", INPUT));
    }

    @Test
    void refusedALookForAnHour_isLost() {
        Instant from = SampleAccount.NIGHT.plusSeconds(60);
        faults(Scenario.COMPLETE)
                .during(
                        FakeRds.DESCRIBE,
                        from,
                        Instant.MAX,
                        new Fault.Refuse("AccessDenied", 403, "is not authorized"));

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED ExportLost");
        assertThat(night.notice().message()).contains("RDS refused DescribeExportTasks (AccessDenied)");
        assertThat(Duration.between(from, night.execution().stopTime().orElseThrow()))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(75));
    }

    @Test
    void refusedALookForFiftyMinutes_isFollowedOn() {
        Instant from = SampleAccount.NIGHT.plusSeconds(60);
        faults(Scenario.COMPLETE)
                .during(
                        FakeRds.DESCRIBE,
                        from,
                        from.plus(Duration.ofMinutes(50)),
                        new Fault.Refuse("AccessDenied", 403, "is not authorized"));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void snsAwayForTwentyHours_isReportedThen() {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .sns()
                .faults()
                .during(
                        FakeSns.PUBLISH,
                        SampleAccount.NIGHT,
                        SampleAccount.NIGHT.plus(Duration.ofHours(20)),
                        Fault.unavailable());

        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
    }

    private static void lost(Lab.Night night) {
        assertThat(night.status()).isEqualTo("FAILED ExportLost");
        assertThat(night.notice().outcome()).isEqualTo("UNKNOWN");
        assertThat(Duration.between(
                        SampleAccount.NIGHT, night.execution().stopTime().orElseThrow()))
                .isBetween(Duration.ofHours(13 * 24 + 12), Duration.ofHours(13 * 24 + 13));
        assertThat(night.execution().historyEvents()).isLessThan(MOST_EVENTS);
    }

    private static FaultScript faults(Scenario scenario) {
        return Lab.night(scenario, INPUT).cloud().rds().faults();
    }
}
