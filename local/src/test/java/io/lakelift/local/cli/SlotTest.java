package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import io.lakelift.local.run.LocalDeployment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of five slots, none is held for long by an export that waits for its snapshot. */
class SlotTest {
    private static final int EXPORTS = 20;
    private static final int IN_CREATION = 6;
    private static final Instant READY = SampleAccount.NIGHT.plus(Duration.ofHours(5));

    private static final Map<String, Object> FLEET = Map.of(
            "sources", IntStream.rangeClosed(1, EXPORTS).mapToObj(SlotTest::arn).toList());

    private static LocalDeployment night(Map<String, Object> input, Instant ready) {
        LocalDeployment night = Lab.night(Scenario.COMPLETE, input);
        for (int n = 1; n <= IN_CREATION; n++) {
            night.cloud()
                    .rds()
                    .account()
                    .add(SampleAccount.automated(
                                    tenant(n), "postgres", 10, SampleAccount.NIGHT.minus(Duration.ofMinutes(10)))
                            .readyAt(ready));
        }
        return night;
    }

    private static String tenant(int n) {
        return "tenant-%02d".formatted(n);
    }

    private static String arn(int n) {
        return "arn:aws:rds:eu-west-1:123456789012:db:" + tenant(n);
    }

    private static List<Instant> starts(LocalDeployment night) {
        return night.cloud().rds().calls().of(FakeRds.START).stream()
                .filter(Call::tookEffect)
                .map(Call::at)
                .toList();
    }

    @Test
    void snapshotsInCreation_letTheOthersGoFirst_andAreExportedWhenTheyAreThere() {
        LocalDeployment night = night(FLEET, READY);
        Execution fleet = night.start("fleet", FLEET, event -> {});
        night.finish();

        assertThat(fleet.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(starts(night))
                .hasSize(EXPORTS)
                .filteredOn(time -> time.isBefore(READY))
                .hasSize(EXPORTS - IN_CREATION);
        assertThat(starts(night)).allMatch(time -> time.isBefore(READY.plus(Duration.ofHours(1))));
        assertThat(night.cloud().sns().published()).hasSize(EXPORTS + 1);
    }

    @Test
    void snapshotsThatAreNeverThere_areNotStartedAtTheDeadline() {
        Map<String, Object> input = Map.of("sources", FLEET.get("sources"), "deadline", "PT4H");
        LocalDeployment night = night(input, READY);
        Execution fleet = night.start("fleet", input, event -> {});
        night.finish();

        assertThat(fleet.error()).isEqualTo("FleetFailed");
        assertThat(starts(night)).hasSize(EXPORTS - IN_CREATION);
        assertThat(night.cloud().sns().published()).hasSize(EXPORTS + 1);
        assertThat(night.cloud().sns().published().getLast().message("email"))
                .contains("6 not started", "Snapshot rds:tenant-01-2026-11-20-04-20 is not available yet.");
    }
}
