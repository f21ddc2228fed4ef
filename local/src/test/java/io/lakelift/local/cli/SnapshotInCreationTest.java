package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.RdsSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot that is not available yet is not absent: it is waited for as a slot is. */
class SnapshotInCreationTest {
    private static final Instant BEGAN = SampleAccount.NIGHT.minus(Duration.ofMinutes(10));
    private static final RdsSource TONIGHTS = SampleAccount.automated("idle", "mysql", 10, BEGAN);

    private static Lab.Night play(RdsSource snapshot, Map<String, Object> input) {
        Lab.night(Scenario.COMPLETE, input).cloud().rds().account().add(snapshot);
        return Lab.run("night-1", input);
    }

    @Test
    void newest_isWaitedForAndExported() {
        Lab.Night night = play(
                TONIGHTS.readyAt(SampleAccount.NIGHT.plusSeconds(1500)), Map.of("sourceArn", SampleAccount.IDLE_DB));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().message())
                .contains("Snapshot rds:idle-2026-11-20-04-20, taken 2026-11-20 04:55:00 UTC");
    }

    @Test
    void newestOfACluster_isWaitedForThoughAYoungOneIsThere() {
        RdsSource tonights = SampleAccount.automatedOfCluster("billing", "aurora-postgresql", 260, BEGAN);
        Lab.Night night = play(
                tonights.readyAt(SampleAccount.NIGHT.plusSeconds(1500)),
                Map.of("sourceArn", SampleAccount.BILLING, "latestSnapshot", true));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().message()).contains("Snapshot rds:billing-2026-11-20-04-20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"db:idle", "snapshot:rds:idle-2026-11-20-04-20"})
    void neverAvailable_isNotStartedAtTheDeadline(String resource) {
        Lab.Night night = play(
                TONIGHTS.readyAt(SampleAccount.NIGHT.plus(Duration.ofHours(9))),
                Map.of("sourceArn", "arn:aws:rds:eu-west-1:123456789012:" + resource, "deadline", "PT2H"));

        assertThat(night.status()).isEqualTo("FAILED DeadlineExceeded");
        assertThat(night.notice().message())
                .contains(
                        "was not started before its deadline",
                        "Snapshot rds:idle-2026-11-20-04-20 is still being created (");
    }

    @Test
    void named_isWaitedFor() {
        Lab.Night night =
                play(TONIGHTS.readyAt(SampleAccount.NIGHT.plusSeconds(1500)), Map.of("sourceArn", TONIGHTS.arn()));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void thatFails_leavesTheOneBefore() {
        RdsSource fails = SampleAccount.automated("orders", "mysql", 80, BEGAN)
                .readyAt(SampleAccount.NIGHT.plusSeconds(1500))
                .inState("failed");
        Lab.Night night = play(fails, Map.of("sourceArn", SampleAccount.ORDERS_DB));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().message()).contains("Snapshot rds:orders-2026-11-20-03-10, taken ");
    }

    @Test
    void scenario_hasOneOfEach() {
        Lab.Night night = Lab.play(Scenario.SNAPSHOT_CREATING, Map.of("sourceArn", SampleAccount.ORDERS_DB));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().message()).contains("Snapshot rds:orders-2026-11-20-04-25");
    }
}
