package io.lakelift.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DbSnapshotNotFoundException;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.RdsException;

/** DescribeDBSnapshots and DescribeDBClusterSnapshots, as AWS's client sees them. */
class RdsSnapshotsTest extends CloudTest {

    private List<DBSnapshot> of(String instance) {
        return rds.describeDBSnapshotsPaginator(r -> r.dbInstanceIdentifier(instance)).dbSnapshots().stream()
                .toList();
    }

    private String newest(String instance) {
        return of(instance).stream()
                .filter(snapshot -> snapshot.status().equals("available"))
                .max(Comparator.comparing(DBSnapshot::snapshotCreateTime))
                .map(DBSnapshot::dbSnapshotArn)
                .orElse("");
    }

    private static String invalid(Throwable thrown) {
        return code((RdsException) thrown);
    }

    @Test
    void newest_ofEachInstance() {
        assertThat(newest("orders")).isEqualTo(SampleAccount.ORDERS);
        assertThat(newest("ORDERS")).isEqualTo(SampleAccount.ORDERS);
        assertThat(newest("ledger")).isEqualTo(SampleAccount.LEDGER);
        assertThat(newest("idle")).isEqualTo(SampleAccount.IDLE);
        assertThat(newest("new")).isEmpty();
        assertThat(of("orders"))
                .filteredOn(s -> s.snapshotType().equals("automated"))
                .hasSize(30);
    }

    @Test
    void snapshot_beingTaken_hasNoTimeYet_andIsNotDone() {
        DBSnapshot creating = of("orders").stream()
                .filter(s -> s.status().equals("creating"))
                .findFirst()
                .orElseThrow();

        assertThat(creating.dbSnapshotArn()).isEqualTo(SampleAccount.ORDERS_UNFINISHED);
        assertThat(creating.snapshotCreateTime()).isNull();
        assertThat(creating.percentProgress()).isLessThan(100);
    }

    @Test
    void snapshot_everyMember_isThere() {
        DBSnapshot snapshot = rds.describeDBSnapshots(r ->
                        r.dbSnapshotIdentifier("rds:ledger-2026-11-20-03-40").snapshotType("automated"))
                .dbSnapshots()
                .getFirst();

        assertThat(snapshot.dbSnapshotArn()).isEqualTo(SampleAccount.LEDGER);
        assertThat(snapshot.dbInstanceIdentifier()).isEqualTo("ledger");
        assertThat(snapshot.snapshotCreateTime()).isEqualTo(Instant.parse("2026-11-20T03:40:31.870Z"));
        assertThat(snapshot.engine()).isEqualTo("postgres");
        assertThat(snapshot.allocatedStorage()).isEqualTo(20);
        assertThat(snapshot.percentProgress()).isEqualTo(100);
        assertThat(snapshot.encrypted()).isTrue();
        assertThat(snapshot.port()).isEqualTo(5432);
        assertThat(snapshot.dbiResourceId()).matches("db-[A-Z0-9]{26}");
    }

    @Test
    void types_withoutOne_areAutomatedAndManual() {
        assertThat(of("orders")).extracting(DBSnapshot::snapshotType).containsOnly("automated", "manual");
        assertThat(of("stock")).isEmpty();
        assertThat(rds.describeDBSnapshots(r -> r.snapshotType("awsbackup")).dbSnapshots())
                .extracting(DBSnapshot::dbSnapshotArn)
                .hasSize(2)
                .contains(SampleAccount.STOCK);
        assertThat(rds.describeDBSnapshots(r -> r.snapshotType("public")).dbSnapshots())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource(textBlock = """
            db-instance-id, idle, 7
            db-instance-id, arn:aws:rds:eu-west-1:123456789012:db:idle, 7
            db-snapshot-id, orders-before-migration, 1
            snapshot-type, awsbackup, 2
            engine, mariadb, 0
            """)
    void filter_findsWhatFits(String name, String value, int count) {
        assertThat(rds.describeDBSnapshots(r -> r.filters(f -> f.name(name).values(value)))
                        .dbSnapshots())
                .hasSize(count);
    }

    @Test
    void resourceId_findsTheSameInstance() {
        String id = of("idle").getFirst().dbiResourceId();

        assertThat(rds.describeDBSnapshots(r -> r.dbiResourceId(id)).dbSnapshots())
                .hasSize(7);
        assertThat(rds.describeDBSnapshots(
                                r -> r.filters(f -> f.name("dbi-resource-id").values(id)))
                        .dbSnapshots())
                .hasSize(7);
    }

    @Test
    void pages_holdEverySnapshotOnce_andTheNewestIsNotFirst() {
        DescribeDbSnapshotsResponse first = rds.describeDBSnapshots(r -> r.dbInstanceIdentifier("ledger"));

        assertThat(first.dbSnapshots()).hasSize(100);
        assertThat(first.marker()).isNotEmpty();
        assertThat(of("ledger")).hasSize(124).doesNotHaveDuplicates();
        assertThat(first.dbSnapshots().getFirst().dbSnapshotArn()).isNotEqualTo(SampleAccount.LEDGER);
    }

    @Test
    void pages_keepTheirPlace_whenASnapshotComesAndOneGoes() {
        DescribeDbSnapshotsResponse first = rds.describeDBSnapshots(r -> r.dbInstanceIdentifier("ledger"));
        cloud.rds()
                .account()
                .remove(first.dbSnapshots().getLast().dbSnapshotArn())
                .add(SampleAccount.automated("ledger", "postgres", 20, Instant.parse("2026-11-20T04:29:00Z")));
        List<DBSnapshot> rest = rds.describeDBSnapshots(
                        r -> r.dbInstanceIdentifier("ledger").marker(first.marker()))
                .dbSnapshots();

        assertThat(rest).hasSizeBetween(24, 25).doesNotContainAnyElementsOf(first.dbSnapshots());
        assertThat(newest("ledger")).endsWith("rds:ledger-2026-11-20-04-29");
    }

    @Test
    void clusterSnapshots_ofAuroraClusters() {
        List<DBClusterSnapshot> billing = rds.describeDBClusterSnapshots(r -> r.dbClusterIdentifier("billing"))
                .dbClusterSnapshots();

        assertThat(billing)
                .hasSize(14)
                .extracting(DBClusterSnapshot::snapshotType)
                .containsOnly("automated");
        assertThat(billing.stream().max(Comparator.comparing(DBClusterSnapshot::snapshotCreateTime)))
                .hasValueSatisfying(
                        s -> assertThat(s.dbClusterSnapshotArn()).isEqualTo(SampleAccount.BILLING_SNAPSHOT));
        assertThat(rds.describeDBClusterSnapshots(
                                r -> r.filters(f -> f.name("db-cluster-id").values(SampleAccount.SHOP)))
                        .dbClusterSnapshots())
                .extracting(DBClusterSnapshot::dbClusterSnapshotIdentifier)
                .containsExactly("shop-before-upgrade");
    }

    @Test
    void names_thatDoNotExist_areErrors_andAutomatedOnesNeedTheirType() {
        assertThatThrownBy(() -> rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("none")))
                .isInstanceOf(DbSnapshotNotFoundException.class);
        assertThatThrownBy(() -> rds.describeDBSnapshots(r -> r.dbSnapshotIdentifier("rds:orders-2026-11-20-03-10")))
                .isInstanceOf(DbSnapshotNotFoundException.class);
        assertThatThrownBy(() -> rds.describeDBClusterSnapshots(r -> r.dbClusterSnapshotIdentifier("none")))
                .isInstanceOf(DbClusterSnapshotNotFoundException.class);
    }

    @Test
    void requests_againstTheRules_areRefused() {
        List<DescribeDbSnapshotsRequest> refused = List.of(
                DescribeDbSnapshotsRequest.builder().maxRecords(19).build(),
                DescribeDbSnapshotsRequest.builder().marker("nonsense").build(),
                DescribeDbSnapshotsRequest.builder().snapshotType("daily").build(),
                DescribeDbSnapshotsRequest.builder()
                        .filters(f -> f.name("db-cluster-id").values("x"))
                        .build());

        assertThat(refused)
                .allSatisfy(request -> assertThatThrownBy(() -> rds.describeDBSnapshots(request))
                        .satisfies(e -> assertThat(invalid(e)).isEqualTo("InvalidParameterValue")));
        DescribeDbClusterSnapshotsRequest both = DescribeDbClusterSnapshotsRequest.builder()
                .dbClusterIdentifier("shop")
                .dbClusterSnapshotIdentifier("shop-before-upgrade")
                .build();
        assertThatThrownBy(() -> rds.describeDBClusterSnapshots(both))
                .satisfies(e -> assertThat(invalid(e)).isEqualTo("InvalidParameterCombination"));
    }
}
