package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.Database;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.wire.Fault;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where no snapshot is found, the source may be of another kind than its ARN says; then no backup is missing. */
class WrongKindOfSourceTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";

    @ParameterizedTest
    @CsvSource({"billing-1, billing", "Shop-1, shop", "catalog-1, catalog"})
    void memberOfACluster_isAskedToNameTheCluster(String member, String cluster) {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", RDS + "db:" + member));

        assertThat(night.status()).isEqualTo("FAILED SnapshotNotFound");
        assertThat(night.notice().message())
                .contains("it belongs to the cluster %s: name the cluster, \"%scluster:%s\", with latestSnapshot."
                        .formatted(cluster, RDS, cluster))
                .doesNotContain("take one");
    }

    @Test
    void instanceThatDoesNotExist_saysSo() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", RDS + "db:nobody"));

        assertThat(night.status()).isEqualTo("FAILED SourceNotFound");
        assertThat(night.notice().message()).contains("names no DB instance that exists");
    }

    @Test
    void instanceNamedAsACluster_saysSo() {
        Lab.Night night =
                Lab.play(Scenario.COMPLETE, Map.of("sourceArn", RDS + "cluster:orders", "latestSnapshot", true));

        assertThat(night.notice().message())
                .contains("has no cluster snapshots, but there is a DB instance of that name: if you mean it, give \""
                        + SampleAccount.ORDERS_DB + "\".");
    }

    @Test
    void clusterWithAnOldSnapshot_isNotTakenForTheInstanceOfItsName() {
        Map<String, Object> input = Map.of("sourceArn", RDS + "cluster:orders", "latestSnapshot", true);
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .rds()
                .account()
                .add(new RdsSource(
                        RDS + "cluster-snapshot:rds:orders-2026-11-01-03-10",
                        "orders",
                        "aurora-mysql",
                        10,
                        RdsSource.AVAILABLE,
                        Instant.parse("2026-11-01T03:10:00Z")));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED SnapshotTooOld");
        assertThat(night.notice().message()).doesNotContain("DB instance");
    }

    @Test
    void instanceWithoutSnapshots_isAskedToTakeOne() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.NEW_DB));

        assertThat(night.status()).isEqualTo("FAILED SnapshotNotFound");
        assertThat(night.notice().message()).contains("take one");
    }

    @Test
    void stoppedInstanceWithAnOldSnapshot_isAskedToStartIt() {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.IDLE_DB);
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .rds()
                .account()
                .add(Database.instance(SampleAccount.IDLE_DB, "mysql", 10).inState("stopped"));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED SnapshotTooOld");
        assertThat(night.notice().message())
                .contains("the newest automated snapshot, rds:idle-2026-11-16-03-55, is ")
                .contains("The instance is stopped, and RDS takes none until it runs: start it.");
    }

    @Test
    void lookRefused_reportsWhatTheSnapshotsSay() {
        Map<String, Object> input = Map.of("sourceArn", RDS + "db:billing-1");
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE_INSTANCES, 9, new Fault.Refuse("AccessDenied", 403, "not authorized"));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo("FAILED SnapshotNotFound");
        assertThat(night.notice().message()).contains("has no available automated snapshot");
    }

    @Test
    void instanceWithAFreshSnapshot_isNotLookedAt() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.ORDERS_DB));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.deployment().cloud().rds().calls().all())
                .noneMatch(call -> call.action().equals(FakeRds.DESCRIBE_INSTANCES));
    }
}
