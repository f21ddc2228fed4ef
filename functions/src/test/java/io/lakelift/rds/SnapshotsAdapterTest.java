package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Snapshots;
import io.lakelift.export.Snapshots.DbSnapshot;
import io.lakelift.export.Snapshots.Kind;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.wire.AdapterTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;

/** Which snapshots the door to RDS finds of an instance and of a cluster. */
class SnapshotsAdapterTest extends AdapterTest {
    private static final String RDS = "arn:aws:rds:eu-west-1:123456789012:";
    private static final Instant TAKEN = SampleAccount.NIGHT.minusSeconds(3600);

    private final RdsSnapshots snapshots = new RdsSnapshots(rds);

    @BeforeEach
    void ofEachKindOne() {
        for (String kind : List.of("snapshot:", "cluster-snapshot:")) {
            for (String name : List.of("rds:webshop-2026-11-20-03-30", "awsbackup:job-1", "before-the-upgrade")) {
                put(kind + name, "webshop", RdsSource.AVAILABLE, TAKEN);
            }
            put(kind + "under-way", "webshop", "creating", TAKEN);
            put(kind + "of-another", "webshop2", RdsSource.AVAILABLE, TAKEN);
        }
    }

    private void put(String resource, String of, String state, Instant at) {
        cloud.rds().account().add(new RdsSource(RDS + resource, of, "aurora-mysql", 10, state, at));
    }

    private List<DbSnapshot> of(String resource, boolean newest) {
        ExportSource source = ExportSource.parse(RDS + resource);
        return snapshots
                .of(newest ? new ExportSource.ClusterLatest(source.arn()) : source)
                .taken();
    }

    @Test
    void ofAnInstance_givesAll_withWhoTookThem() {
        assertThat(of("db:webshop", false))
                .extracting(taken -> taken.source().arn().resource(), DbSnapshot::created, DbSnapshot::kind)
                .containsExactlyInAnyOrder(
                        tuple("snapshot:rds:webshop-2026-11-20-03-30", Kind.AUTOMATED),
                        tuple("snapshot:awsbackup:job-1", Kind.AWSBACKUP),
                        tuple("snapshot:before-the-upgrade", Kind.MANUAL),
                        Tuple.tuple("snapshot:under-way", Optional.empty(), Kind.MANUAL));
    }

    @Test
    void ofACluster_givesAll_withWhoTookThem() {
        cloud.rds().account().listBackupsOfClusters(true);
        assertThat(of("cluster:webshop", true))
                .extracting(taken -> taken.source().arn().resource(), DbSnapshot::created, DbSnapshot::kind)
                .containsExactlyInAnyOrder(
                        tuple("cluster-snapshot:rds:webshop-2026-11-20-03-30", Kind.AUTOMATED),
                        tuple("cluster-snapshot:awsbackup:job-1", Kind.AWSBACKUP),
                        tuple("cluster-snapshot:before-the-upgrade", Kind.MANUAL),
                        tuple("cluster-snapshot:under-way", Kind.MANUAL));
    }

    @ParameterizedTest
    @CsvSource({
        "creating, CREATING, 45",
        "copying, COPYING, 45",
        "failed, FAILED, 45",
        "deleting, OTHER, 45",
        "available, AVAILABLE, 100"
    })
    void state_isRead(String status, Snapshots.State state, int percent) {
        for (String resource : List.of("snapshot:one", "cluster-snapshot:one", "snapshot:rds:one")) {
            put(resource, "another", status, TAKEN);

            assertThat(snapshots.named(ExportSource.parse(RDS + resource)).orElseThrow())
                    .returns(state, DbSnapshot::state)
                    .returns(Optional.of(percent), DbSnapshot::percent);
        }
    }

    @Test
    void named_thatDoesNotExist_isNone() {
        assertThat(snapshots.named(ExportSource.parse(RDS + "snapshot:nothing")))
                .isEmpty();
    }

    @Test
    void ofACluster_kindThatRdsRefuses_isLeftOut() {
        assertThat(of("cluster:webshop", true)).extracting(DbSnapshot::kind).containsOnly(Kind.AUTOMATED, Kind.MANUAL);
    }

    private static Tuple tuple(String resource, Kind kind) {
        return Tuple.tuple(resource, Optional.of(TAKEN), kind);
    }

    @Test
    void kindThatIsForbidden_isNotLeftOut() {
        cloud.rds()
                .faults()
                .next(FakeRds.DESCRIBE_SNAPSHOTS, 1, new Fault.Refuse("AccessDenied", 403, "not authorized"));

        assertThatThrownBy(() -> of("db:webshop", false)).matches(Refusal.ACCESS_DENIED::is);
    }

    @Test
    void kindThatRdsRefuses_isReported() {
        cloud.rds()
                .faults()
                .next(FakeRds.DESCRIBE_SNAPSHOTS, 1, new Fault.Refuse("InvalidParameterValue", 400, "no such type"));

        assertThat(snapshots.of(ExportSource.parse(RDS + "db:webshop")).refused())
                .containsOnlyKeys(Kind.AUTOMATED);
    }

    @Test
    void ofACluster_awsBackupThatRdsRefuses_doesNotMatter() {
        ExportSource cluster = new ExportSource.ClusterLatest(
                ExportSource.parse(RDS + "cluster:webshop").arn());

        assertThat(snapshots.of(cluster).refused()).isEmpty();
    }

    @Test
    void ofMany_readsEachPage() {
        for (int i = 0; i < 250; i++) {
            put("snapshot:manual-%03d".formatted(i), "webshop", RdsSource.AVAILABLE, TAKEN);
        }

        assertThat(of("db:webshop", false)).hasSize(254).doesNotHaveDuplicates();
    }

    @Test
    void ofNone_isEmpty() {
        assertThat(of("db:nobody", false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SNAPSHOT_NOT_FOUND | 0 |        | available | Its BackupRetentionPeriod is 0, so RDS takes none: set it to 1 day or more
            SNAPSHOT_NOT_FOUND | 0 | orders | available | Its BackupRetentionPeriod is 0, so RDS takes none: export orders, of which it is a read replica; or set it
            SNAPSHOT_NOT_FOUND | 0 | arn:aws:rds:us-east-1:123456789012:db:orders | available | Its BackupRetentionPeriod is 0, so RDS takes none: export arn:aws:rds:us-east-1:123456789012:db:orders, of which it is a read replica, with a deployment in its Region; or set it
            SNAPSHOT_NOT_FOUND | 7 | orders | available |
            SNAPSHOT_NOT_FOUND | 7 |        | stopped   | The instance is stopped, and RDS takes none until it runs: start it.
            SNAPSHOT_NOT_FOUND | 7 |        | available |
            SNAPSHOT_NOT_FOUND |   |        | available |
            SNAPSHOT_TOO_OLD   | 0 |        | available |
            SNAPSHOT_TOO_OLD   | 7 |        | stopped   | The instance is stopped, and RDS takes none until it runs: start it.
            """)
    void whyNone_isWhatTheInstanceSays(Refusal refusal, Integer retention, String original, String status, String why) {
        Optional<String> said = RdsSnapshots.whyNone(
                ExportSource.parse(RDS + "db:webshop"),
                DBInstance.builder()
                        .backupRetentionPeriod(retention)
                        .readReplicaSourceDBInstanceIdentifier(original)
                        .dbInstanceStatus(status)
                        .build(),
                refusal);

        assertThat(said.isPresent()).isEqualTo(why != null);
        assertThat(said.orElse("")).startsWith(why == null ? "" : why);
    }

    /** Backups that are off do not explain why AWS Backup has taken none. */
    @Test
    void oldSnapshotOfAwsBackup_isWhatTheRefusalNames_thoughRdsTakesNone() {
        ExportRefused old = Refusal.SNAPSHOT_TOO_OLD.because("The newest, awsbackup:job-1, is 40 h old.");
        ExportSource source = ExportSource.parse(RDS + "db:webshop");

        assertThat(new RdsSnapshots(withBackupsOff()).explained(source, old)).isSameAs(old);
    }

    @Test
    void explained_keepsWhatIsKnownAboutTheSnapshots() {
        ExportRefused none = Refusal.SNAPSHOT_NOT_FOUND.because("None is available, and awsbackup:job-1 failed.");
        ExportSource source = ExportSource.parse(RDS + "db:webshop");

        assertThat(new RdsSnapshots(withBackupsOff()).explained(source, none))
                .hasMessageStartingWith(
                        "None is available, and awsbackup:job-1 failed. Its BackupRetentionPeriod is 0");
    }

    private static RdsClient withBackupsOff() {
        return new RdsClient() {
            @Override
            public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
                return DescribeDbInstancesResponse.builder()
                        .dbInstances(instance -> instance.backupRetentionPeriod(0))
                        .build();
            }

            @Override
            public String serviceName() {
                return "rds";
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void serviceInTrouble_isReported() {
        cloud.rds().faults().next(FakeRds.DESCRIBE_SNAPSHOTS, 1, Fault.unavailable());

        assertThatThrownBy(() -> of("db:webshop", false)).isInstanceOf(ServiceUnavailable.class);
    }
}
