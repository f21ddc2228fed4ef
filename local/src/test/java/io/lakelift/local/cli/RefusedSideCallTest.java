package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.wire.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One call of several is refused: what the others say counts. */
class RefusedSideCallTest {
    private static final Map<String, Object> BILLING =
            Map.of("sourceArn", SampleAccount.BILLING, "latestSnapshot", true);
    private static final Map<String, Object> ORDERS = Map.of("sourceArn", SampleAccount.ORDERS_DB);
    private static final Fault INVALID =
            new Fault.Refuse("InvalidParameterValue", 400, "Invalid snapshot type: awsbackup");

    @Test
    void rdsKnowsNoBackupsOfClusters_theOtherKindsCount() {
        Lab.Night night = Lab.play(Scenario.COMPLETE, BILLING);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.deployment().cloud().rds().calls().all())
                .anyMatch(call -> call.outcome().equals("InvalidParameterValue"));
    }

    @Test
    void rdsKnowsBackupsOfClusters_theyCountToo() {
        FakeRds rds = Lab.night(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.SHOP, "latestSnapshot", true))
                .cloud()
                .rds();
        rds.account()
                .listBackupsOfClusters(true)
                .add(new RdsSource(
                        "arn:aws:rds:eu-west-1:123456789012:cluster-snapshot:awsbackup:job-1",
                        "shop",
                        "aurora-mysql",
                        10,
                        RdsSource.AVAILABLE,
                        SampleAccount.NIGHT.minusSeconds(600)));
        Lab.Night night = Lab.run("night-1", Map.of("sourceArn", SampleAccount.SHOP, "latestSnapshot", true));

        assertThat(night.result().path("sourceArn").asText()).endsWith("awsbackup:job-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneOrTwoKindsOfAnInstanceAreRefused_theOthersCount(int refused) {
        Lab.night(Scenario.COMPLETE, ORDERS)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE_SNAPSHOTS, 1, new Fault.Pass())
                .next(FakeRds.DESCRIBE_SNAPSHOTS, refused, INVALID);

        assertThat(Lab.run("night-1", ORDERS).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void allKindsAreRefused_isReportedAndNoOneIsSentToChangeANameNoOneGave() {
        Lab.night(Scenario.COMPLETE, ORDERS).cloud().rds().faults().next(FakeRds.DESCRIBE_SNAPSHOTS, 3, INVALID);
        Lab.Night night = Lab.run("night-1", ORDERS);

        assertThat(night.status()).isEqualTo("FAILED RequestRefused");
        assertThat(night.notice().message())
                .contains("look this error up in the API reference of DescribeDBSnapshots")
                .doesNotContain("change what it names");
    }

    @Test
    void oneKindIsThrottled_isAskedAgain() {
        Lab.night(Scenario.COMPLETE, BILLING)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE_CLUSTER_SNAPSHOTS, 1, Fault.throttling());
        Lab.Night night = Lab.run("night-1", BILLING);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.BILLING_SNAPSHOT)).isEqualTo(1);
    }

    @Test
    void snapshotsMayNotBeListed_aLiveClustersExportIsCancelledNevertheless() {
        Map<String, Object> input = Map.of("cancel", Map.of("sourceArn", SampleAccount.BILLING));
        Lab.night(Scenario.NEVER_ENDS, input)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE_CLUSTER_SNAPSHOTS, 9, new Fault.Refuse("AccessDenied", 403, "not authorized"));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }
}
