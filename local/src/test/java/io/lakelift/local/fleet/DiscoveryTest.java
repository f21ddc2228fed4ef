package io.lakelift.local.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Execution;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.Database;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sources a fleet finds by tags, in which order, and what it leaves out. */
class DiscoveryTest {
    private static final String NIGHTLY = "{\"tags\": {\"lakelift\": \"nightly\"}}";

    private final FleetLab lab = new FleetLab();

    @Test
    void tags_findClustersInstancesAndFileSystems_andNothingElse() {
        Execution fleet = lab.run(NIGHTLY);

        assertThat(fleet.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(sources())
                .containsExactlyInAnyOrder(
                        SampleAccount.BILLING,
                        SampleAccount.SHOP,
                        SampleAccount.ORDERS_DB,
                        SampleAccount.LEDGER_DB,
                        SampleAccount.SCRATCH);
    }

    @Test
    void tags_onWhatCannotBeExported_areListedWithTheReason() {
        lab.run(NIGHTLY);

        JsonNode data = FleetLab.read(lab.notices.getFirst().data(), JsonNode.class);
        assertThat(data.path("counts").path("skipped").asInt()).isEqualTo(8);
        assertThat(data.path("skipped"))
                .extracting(skipped -> skipped.path("sourceArn").asText().replaceFirst("^.*:", "") + ": "
                        + skipped.path("why").asText())
                .containsExactly(
                        "archive: Aurora Serverless v1 cannot be exported",
                        "catalog: only the snapshots of a Multi-AZ DB cluster can be exported: set latestSnapshot",
                        "attic: it uses magnetic storage (StorageType standard), which RDS cannot export: change its"
                                + " storage to gp3",
                        "bespoke: RDS Custom cannot be exported",
                        "leaving: it is deleting",
                        "orphaned-1: it is a member of the cluster orphaned, which does not carry the tags:"
                                + " tag the cluster",
                        "warehouse: its engine, oracle-ee, cannot be exported",
                        "file-system/fs-0ccccccccccccccc3: only FSx for Lustre has exports");
    }

    /** Each engine and mode by itself, so that none is left out for another one's reason. */
    @ParameterizedTest(name = "{0} {1} on {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            instance | mysql              | gp3      |
            instance | mariadb            | io1      |
            instance | postgres           | gp2      |
            instance | postgres           | standard | it uses magnetic storage (StorageType standard), which RDS cannot export: change its storage to gp3
            instance | oracle-se2         | standard | its engine, oracle-se2, cannot be exported
            instance | sqlserver-web      | gp3      | its engine, sqlserver-web, cannot be exported
            instance | db2-ae             | gp3      | its engine, db2-ae, cannot be exported
            instance | custom-sqlserver-se | gp3     | RDS Custom cannot be exported
            cluster  | aurora-mysql       | aurora   |
            cluster  | aurora-postgresql  | aurora   |
            cluster  | neptune            | aurora   | its engine, neptune, cannot be exported
            cluster  | postgres           | io1      | only the snapshots of a Multi-AZ DB cluster can be exported: set latestSnapshot
            """)
    void tagged_anyEngine_isFoundOrLeftOutForItsOwnReason(String kind, String engine, String storage, String why) {
        String arn = "arn:aws:rds:eu-west-1:123456789012:" + (kind.equals("instance") ? "db:x" : "cluster:x");
        Database database = kind.equals("instance") ? Database.instance(arn, engine, 9) : Database.cluster(arn, engine);
        lab.cloud
                .rds()
                .account()
                .add((storage.equals("standard") ? database.onMagneticStorage() : database).tagged("lakelift", "x"));
        lab.run("{\"tags\": {\"lakelift\": \"x\"}}");

        JsonNode skipped =
                FleetLab.read(lab.notices.getFirst().data(), JsonNode.class).path("skipped");
        assertThat(sources()).hasSize(why == null ? 1 : 0);
        assertThat(skipped.path(0).path("why").asText()).isEqualTo(why == null ? "" : why);
    }

    @Test
    void blueGreen_theOtherEnvironmentsHaveTheTags_isExportedOnceUnlessListed() {
        for (String name : List.of("orders", "orders-green-abc123", "orders-old1", "stock-old1", "orders-old")) {
            lab.cloud
                    .rds()
                    .account()
                    .add(Database.instance("arn:aws:rds:eu-west-1:123456789012:db:" + name, "mysql", 9)
                            .tagged("lakelift", "x"));
        }
        for (String name : List.of("shop", "shop-green-abc123")) {
            lab.cloud
                    .rds()
                    .account()
                    .add(Database.cluster("arn:aws:rds:eu-west-1:123456789012:cluster:" + name, "aurora-mysql")
                            .tagged("lakelift", "x"));
            lab.cloud
                    .rds()
                    .account()
                    .add(Database.instance("arn:aws:rds:eu-west-1:123456789012:db:" + name + "-1", "aurora-mysql", 9)
                            .tagged("lakelift", "x")
                            .memberOf(name));
        }
        lab.run(
                "{\"tags\": {\"lakelift\": \"x\"}, \"sources\": [\"arn:aws:rds:eu-west-1:123456789012:db:orders-old\"]}");

        assertThat(sources())
                .extracting(source -> source.replaceFirst(".*:", ""))
                .containsExactlyInAnyOrder("orders", "stock-old1", "orders-old", "shop");
        assertThat(FleetLab.read(lab.notices.getFirst().data(), JsonNode.class).path("skipped"))
                .extracting(skipped -> skipped.path("why").asText())
                .containsExactly(
                        "it is named like the other environment of a blue/green deployment of shop: to export it too, list it in the sources of the schedule or input",
                        "it is named like the other environment of a blue/green deployment of orders: to export it too, list it in the sources of the schedule or input",
                        "it is named like the other environment of a blue/green deployment of orders: to export it too, list it in the sources of the schedule or input");
    }

    @Test
    void multiAzCluster_withLatestSnapshot_isFoundAsItWouldBeTakenByName() {
        lab.run("{\"tags\": {\"lakelift\": \"nightly\"}, \"latestSnapshot\": true}");

        assertThat(sources()).contains("arn:aws:rds:eu-west-1:123456789012:cluster:catalog");
    }

    /** RDS is away from 01:00 to 16:00: whoever gave up would have exported nothing that night. */
    @Test
    void lists_throttledForHours_areReadWhenTheServiceIsBack() {
        lab.cloud.rds().faults().next(FakeRds.DESCRIBE_CLUSTERS, 30, Fault.throttling());
        lab.cloud.rds().faults().next(FakeRds.DESCRIBE_INSTANCES, 30, Fault.throttling());
        Execution fleet = lab.run("{\"tags\": {\"lakelift\": \"tenants\"}}");

        assertThat(fleet.status()).isEqualTo(Execution.Status.SUCCEEDED);
        assertThat(sources()).hasSize(40);
    }

    @Test
    void list_forbidden_exportsTheRestAtOnceAndFails() {
        lab.cloud.fsx().faults().next(FakeFsx.DESCRIBE_FILE_SYSTEMS, 1, new Fault.Refuse("AccessDenied", 400, "no"));
        Execution fleet = lab.run(NIGHTLY);

        assertThat(sources()).hasSize(4);
        assertThat(fleet.error()).isEqualTo("FleetFailed");
    }

    @Test
    void tags_severalOfThem_mustAllBeThere() {
        lab.run("{\"tags\": {\"lakelift\": \"nightly\", \"team\": \"data\"}}");

        assertThat(sources())
                .containsExactlyInAnyOrder(
                        SampleAccount.BILLING, SampleAccount.SHOP, SampleAccount.ORDERS_DB, SampleAccount.LEDGER_DB);
    }

    @Test
    void order_isUnknownSizesFirst_thenTheLargest() {
        lab.states.register("lakelift-fleet", io.lakelift.asl.StateMachine.parse(FleetLab.definition("1")));
        lab.run(NIGHTLY);

        assertThat(sources())
                .containsExactly(
                        SampleAccount.BILLING,
                        SampleAccount.SHOP,
                        SampleAccount.SCRATCH,
                        SampleAccount.ORDERS_DB,
                        SampleAccount.LEDGER_DB);
    }

    /** A live cluster can be exported meanwhile; an instance would hold a slot and wait for its snapshot. */
    @Test
    void order_leavesWhatIsBeingBackedUpForLast() {
        lab.states.register("lakelift-fleet", io.lakelift.asl.StateMachine.parse(FleetLab.definition("1")));
        lab.cloud
                .rds()
                .account()
                .add(Database.instance(SampleAccount.ORDERS_DB, "mysql", 80)
                        .tagged("lakelift", "nightly")
                        .inState("backing-up"));
        lab.cloud
                .rds()
                .account()
                .add(Database.cluster(SampleAccount.BILLING, "aurora-postgresql")
                        .tagged("lakelift", "nightly")
                        .inState("backing-up"));
        lab.run(NIGHTLY);

        assertThat(sources().getLast()).isEqualTo(SampleAccount.ORDERS_DB);
        assertThat(sources().indexOf(SampleAccount.BILLING)).isLessThan(2);
    }

    @Test
    void listedAndFound_isExportedOnce_asTheListSays() {
        lab.run("""
                {"tags": {"lakelift": "nightly"}, "sources": [
                  {"sourceArn": "%s", "exportOnly": ["orders.public"]}, "%s"]}""".formatted(SampleAccount.ORDERS_DB, SampleAccount.IDLE_DB));

        assertThat(sources()).hasSize(6).doesNotHaveDuplicates().contains(SampleAccount.IDLE_DB);
        assertThat(lab.exported)
                .filteredOn(input -> input.path("sourceArn").asText().equals(SampleAccount.ORDERS_DB))
                .singleElement()
                .satisfies(input ->
                        assertThat(input.path("exportOnly").get(0).asText()).isEqualTo("orders.public"));
    }

    @Test
    void parameters_thatHoldForAll_areGivenToThoseWhoKnowThem() {
        lab.run("""
                {"tags": {"lakelift": "nightly"}, "sources": ["%s"], "deadline": "PT6H", "s3Prefix": "n/{date}",
                 "maxSnapshotAge": "P2D", "reuse": true, "paths": ["a"]}""".formatted(SampleAccount.STOCK));

        assertThat(lab.exported)
                .extracting(input -> input.path("sourceArn").asText().replaceFirst("^.*123456789012:", "") + " "
                        + String.join(",", names(input)))
                .containsExactlyInAnyOrder(
                        "snapshot:awsbackup:job-7f3e1c52-stock sourceArn,deadline,s3Prefix,reuse,slot,schedule",
                        "cluster:billing sourceArn,deadline,s3Prefix,schedule",
                        "cluster:shop sourceArn,deadline,s3Prefix,schedule",
                        "db:orders sourceArn,deadline,s3Prefix,maxSnapshotAge,reuse,slot,schedule",
                        "db:ledger sourceArn,deadline,s3Prefix,maxSnapshotAge,reuse,slot,schedule",
                        "file-system/fs-0123456789abcdef0 sourceArn,deadline,paths,schedule");
    }

    @Test
    void clusters_withLatestSnapshot_takeWhatSnapshotsTake() {
        lab.run("""
                {"sources": ["%s"], "latestSnapshot": true, "maxSnapshotAge": "P2D", "reuse": true}""".formatted(SampleAccount.BILLING));

        assertThat(names(lab.exported.getFirst()))
                .containsExactly("sourceArn", "latestSnapshot", "maxSnapshotAge", "reuse", "slot", "schedule");
    }

    @Test
    void pages_areAllRead() {
        IntStream.range(0, 70)
                .mapToObj(n -> Database.instance("arn:aws:rds:eu-west-1:123456789012:db:other-" + n, "mysql", 9))
                .forEach(lab.cloud.rds().account()::add);
        lab.run("{\"tags\": {\"lakelift\": \"tenants\"}}");

        assertThat(sources()).hasSize(40).doesNotHaveDuplicates();
        assertThat(lab.cloud.rds().calls().all())
                .extracting(Call::action)
                .containsExactly(FakeRds.DESCRIBE_CLUSTERS, FakeRds.DESCRIBE_INSTANCES, FakeRds.DESCRIBE_INSTANCES);
    }

    @Test
    void list_throttled_isTriedAgain() {
        for (String action : List.of(FakeRds.DESCRIBE_CLUSTERS, FakeRds.DESCRIBE_INSTANCES)) {
            lab.cloud.rds().faults().next(action, 7, Fault.throttling());
        }
        lab.cloud.fsx().faults().next(FakeFsx.DESCRIBE_FILE_SYSTEMS, 7, Fault.throttlingException());
        lab.run(NIGHTLY);

        assertThat(sources()).hasSize(5);
    }

    @Test
    void list_throttledForLong_exportsTheRestAfterAQuarterOfAnHourAndFails() {
        lab.cloud.fsx().faults().next(FakeFsx.DESCRIBE_FILE_SYSTEMS, 99, Fault.throttlingException());
        Execution fleet = lab.run(NIGHTLY);

        assertThat(sources()).hasSize(4);
        assertThat(fleet.error()).isEqualTo("FleetFailed");
        assertThat(FleetLab.result(fleet).path("why").asText())
                .startsWith(
                        "Not all sources that carry the tags could be listed. The file systems could not be listed: FSx"
                                + " throttled DescribeFileSystems");
        assertThat(lab.notices.getFirst().text()).contains("4 complete");
    }

    @Test
    void lists_allThrottled_areWaitedForUntilTheDeadline() {
        lab.cloud.rds().faults().next(FakeRds.DESCRIBE_CLUSTERS, 99, Fault.throttling());
        lab.cloud.rds().faults().next(FakeRds.DESCRIBE_INSTANCES, 99, Fault.throttling());
        lab.cloud.fsx().faults().next(FakeFsx.DESCRIBE_FILE_SYSTEMS, 99, Fault.throttlingException());
        Execution fleet = lab.run(NIGHTLY);

        assertThat(fleet.error()).isEqualTo("SourcesNotListed");
        assertThat(Duration.between(fleet.start().startTime(), fleet.stopTime().orElseThrow()))
                .isBetween(Duration.ofHours(12), Duration.ofHours(13));
        assertThat(FleetLab.result(fleet).path("outcome").asText()).isEqualTo("NOT_STARTED");
        assertThat(lab.notices.getFirst().text())
                .contains("The clusters could not be listed: RDS throttled DescribeDBClusters");
    }

    @Test
    void tags_onMoreThanAThousand_areRefused() {
        IntStream.range(0, 1200)
                .mapToObj(n -> Database.instance("arn:aws:rds:eu-west-1:123456789012:db:many-" + n, "mysql", 9)
                        .tagged("lakelift", "many"))
                .forEach(lab.cloud.rds().account()::add);
        Execution fleet = lab.run("{\"tags\": {\"lakelift\": \"many\"}}");

        assertThat(fleet.error()).isEqualTo("InvalidInput");
        assertThat(FleetLab.result(fleet).path("why").asText()).contains("and may have 1,000");
        assertThat(lab.exports()).isEmpty();
    }

    private List<String> sources() {
        return lab.exported.stream()
                .map(input -> input.path("sourceArn").asText())
                .toList();
    }

    private static List<String> names(JsonNode input) {
        List<String> names = new java.util.ArrayList<>();
        input.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
