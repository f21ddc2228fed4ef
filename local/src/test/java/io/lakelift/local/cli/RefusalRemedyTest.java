package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.local.run.LocalDeployment;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One code may mean several things: the message of RDS decides what is to be done, and where it does not, all are
 * named.
 */
class RefusalRemedyTest {

    /** More than an execution tries while the source is busy. */
    private static final int TOO_OFTEN = 99;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KMSKeyNotAccessibleFault | The source snapshot KMS key [arn:aws:kms:eu-west-1:1:key/9] does not exist, is not enabled or you do not have permissions to access it. | this is the key that the source is encrypted with, not kmsKeyId | customer-managed
            KMSKeyNotAccessibleFault | KMS key [99999999-1111-4222-8333-444455556666] isn't enabled. | this is the key that the source is encrypted with, not kmsKeyId | customer-managed
            KMSKeyNotAccessibleFault | The specified KMS key [KEY] doesn't exist, isn't enabled or can't be accessed. | give the kmsKeyId of an enabled customer-managed key | encrypted with
            KMSKeyNotAccessibleFault | The key isn't enabled. | or, if it is the key that the source is encrypted with | clones
            InvalidExportSourceState | The engine version 5.5.62 of the snapshot isn't supported for exports. | waiting does not help | wait until
            InvalidExportSourceState | Snapshots on magnetic storage can't be exported. | waiting does not help | wait until
            InvalidExportSourceState | Export source should be 'available'. | wait until the source is available and no other export of it runs. | upgrade
            InvalidExportSourceState | The source is storage-optimization now, its status is modifying. | wait until the source is available and no other export of it runs. | upgrade
            InvalidExportSourceState | The state of the export snapshot is invalid. | if that is so already, RDS exports MySQL | clones
            InvalidParameterValue    | Failed to find or access the source DB cluster: orders. | room for one more DB cluster | change what it names
            """)
    void start_refused_theMessageChoosesTheRemedy(String code, String said, String remedy, String not) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.ORDERS, "kmsKeyId", SampleAccount.KEY);
        String id = SampleAccount.KEY.substring(SampleAccount.KEY.indexOf('/') + 1);
        Lab.night(Scenario.COMPLETE, input)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, TOO_OFTEN, new Fault.Refuse(code, 400, said.replace("KEY]", id + "]")));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(Lab.json(night.notice().data()).path("why").asText())
                .contains(remedy)
                .doesNotContain(" " + not);
    }

    /** Every five minutes for an hour, and not once a second nor until the deadline. */
    @Test
    void start_refusedBecauseTheSourceIsBusy_isTriedForAnHour() {
        LocalDeployment deployment = Lab.night(Scenario.COMPLETE, Map.of("sourceArn", SampleAccount.ORDERS));
        deployment
                .cloud()
                .rds()
                .faults()
                .next(
                        FakeRds.START,
                        TOO_OFTEN,
                        new Fault.Refuse("InvalidExportSourceState", 400, "Export source should be 'available'."));
        Lab.Night night = Lab.run("night-1", Map.of("sourceArn", SampleAccount.ORDERS));

        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(deployment.cloud().rds().calls().count(FakeRds.START)).isEqualTo(13);
    }
}
