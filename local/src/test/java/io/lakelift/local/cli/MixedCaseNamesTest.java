package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.wire.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name that RDS stores in lower case, written as people write it. */
class MixedCaseNamesTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final String RELEASE = RDS + "snapshot:Orders-Before-Release-2026-11";

    @Test
    void startTakesEffectAndAnswers500Once_isFollowedToItsEnd() {
        Map<String, Object> input = Map.of("sourceArn", RELEASE);
        FakeRds rds = begin(input).rds();
        rds.faults().next(FakeRds.START, 1, new Fault.LoseAnswer());

        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("COMPLETE");
        assertThat(night.starts(RELEASE)).isEqualTo(1);
        assertThat(night.result().path("sourceArn").asText()).isEqualTo(RDS + "snapshot:orders-before-release-2026-11");
    }

    @ParameterizedTest
    @CsvSource({
        "db:Orders, false",
        "DB:orders, true",
        "cluster:Billing, false",
        "cluster-snapshot:RDS:Billing-2026-11-20-02-05, false",
        "snapshot:rds:ORDERS-2026-11-20-03-10, false"
    })
    void eachKind_isExportedUnderTheNameThatRdsHas(String resource, boolean refused) {
        Map<String, Object> input = Map.of("sourceArn", RDS + resource);
        Lab.Night night = Lab.play(Scenario.COMPLETE, input);

        assertThat(night.status()).isEqualTo(refused ? "FAILED InvalidInput" : "SUCCEEDED");
        if (refused) {
            assertThat(night.notice().message()).contains("sourceArn \"" + RDS + resource + "\" names nothing");
        }
    }

    @Test
    void newestSnapshotOfACluster_isFoundByAnyCase() {
        Map<String, Object> input = Map.of("sourceArn", RDS + "cluster:BILLING", "latestSnapshot", true);

        assertThat(Lab.play(Scenario.COMPLETE, input).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void theSameUnderAnotherCase_isJoined() {
        Map<String, Object> input = Map.of("sourceArn", RDS + "snapshot:RDS:Ledger-2026-11-20-03-40");
        FakeCloud cloud = begin(input);
        Lab.deployment()
                .start("night-0", Map.of("sourceArn", RDS + "snapshot:rds:ledger-2026-11-20-03-40"), event -> {});
        Lab.deployment().timeline().runUntil(() -> cloud.rds().testControl().count() > 0);
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.result().path("role").asText()).isEqualTo("joined");
        assertThat(cloud.rds().testControl().count()).isEqualTo(1);
    }

    @Test
    void cancelBySource_findsTheExportByAnyCase() {
        Map<String, Object> input = Map.of("cancel", Map.of("sourceArn", RDS + "snapshot:rds:Ledger-2026-11-20-03-40"));
        Lab.Night night = Lab.play(Scenario.COMPLETE, input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    @Test
    void exportOnlyAndPrefix_keepTheirCase() {
        Map<String, Object> input = Map.of(
                "sourceArn", RDS + "db:ORDERS", "exportOnly", java.util.List.of("Shop"), "s3Prefix", "Nightly/Lake");
        Lab.Night night = Lab.play(Scenario.COMPLETE, input);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.deployment().cloud().rds().testControl().tasks())
                .filteredOn(task -> task.s3Prefix().equals("Nightly/Lake"))
                .singleElement()
                .satisfies(task -> assertThat(task.exportOnly()).containsExactly("Shop"));
    }

    private static FakeCloud begin(Map<String, Object> input) {
        FakeCloud cloud = Lab.night(Scenario.COMPLETE, input).cloud();
        cloud.rds()
                .account()
                .add(new RdsSource(
                        RELEASE, "Orders", "mysql", 10, RdsSource.AVAILABLE, SampleAccount.NIGHT.minusSeconds(7200)));
        return cloud;
    }
}
