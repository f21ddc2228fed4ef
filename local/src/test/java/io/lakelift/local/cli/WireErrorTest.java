package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.aws.Scenario;
import io.lakelift.local.aws.World;
import io.lakelift.local.aws.rds.FakeRds;
import io.lakelift.local.aws.wire.Fault;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error that RDS's model has for an operation, and those that it sends besides: what the person on call reads. */
class WireErrorTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", World.ORDERS);
    private static final Map<String, Object> CANCEL = Map.of("cancel", Map.of("exportTaskIdentifier", World.RUNNING));

    @ParameterizedTest(name = "{0} ({1}) is told as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            DBSnapshotNotFound           | 404 | SourceNotFound            | give the sourceArn of a snapshot that exists
            DBClusterSnapshotNotFoundFault | 404 | SourceNotFound          | give the sourceArn of a cluster snapshot that exists
            DBClusterNotFoundFault       | 404 | SourceNotFound            | give the sourceArn of a cluster that exists
            IamRoleMissingPermissions    | 400 | IamRoleMissingPermissions | let the role of iamRoleArn write
            IamRoleNotFound              | 404 | IamRoleNotFound           | give the iamRoleArn of a role that exists
            InvalidExportSourceState     | 400 | InvalidExportSourceState  | wait until the source is available
            InvalidExportOnly            | 400 | InvalidExportOnly         | name databases, schemas and tables
            InvalidS3BucketFault         | 400 | InvalidS3Bucket           | give the s3BucketName
            KMSKeyNotAccessibleFault     | 400 | KmsKeyNotAccessible       | give the kmsKeyId of an enabled
            AccessDenied                 | 403 | AccessDenied              | allow it in the function's role
            InvalidParameterValue        | 400 | RequestRefused            | change what it names
            NeverSeenBefore              | 400 | RequestRefused            | NeverSeenBefore
            """)
    void start_refused_tellsTheServicesWordsAndWhatToDo(String code, int status, String error, String remedy) {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 1, new Fault.Refuse(code, status, "Words of the service."));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED " + error);
        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.notice().message())
                .contains("RDS refused StartExportTask (" + code + "): Words of the service; ", remedy)
                .contains("nothing was started");
        assertThat(night.starts(World.ORDERS)).isZero();
    }

    @ParameterizedTest(name = "start: {0} passes")
    @CsvSource({
        "ExportTaskAlreadyExists, 400",
        "ExportTaskLimitReachedFault, 400",
        "Throttling, 400",
        "RequestLimitExceeded, 503",
        "InternalFailure, 500",
        "ServiceUnavailable, 503"
    })
    void start_troubleThatPasses_isTriedAgain(String code, int status) {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.START, 1, new Fault.Refuse(code, status, "Words of the service."));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(World.ORDERS)).isEqualTo(1);
    }

    @ParameterizedTest(name = "describe: {0} passes")
    @CsvSource({
        "ExportTaskNotFound, 404",
        "Throttling, 400",
        "InternalFailure, 500",
        "AccessDenied, 403",
        "NeverSeenBefore, 400"
    })
    void poll_troubleThatPasses_isFollowedOn(String code, int status) {
        Lab.night(Scenario.COMPLETE, INPUT)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.DESCRIBE, 2, new Fault.Pass())
                .next(FakeRds.DESCRIBE, 1, new Fault.Refuse(code, status, "Words of the service."));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest(name = "cancel: {0} ends {2}")
    @CsvSource({
        "ExportTaskNotFound, 404, FAILED ExportTaskNotFound, REFUSED",
        "AccessDenied, 403, FAILED AccessDenied, REFUSED",
        "NeverSeenBefore, 400, FAILED RequestRefused, REFUSED",
        "Throttling, 400, SUCCEEDED, CANCELED",
        "ServiceUnavailable, 503, SUCCEEDED, CANCELED",
        "InvalidExportTaskStateFault, 400, SUCCEEDED, COMPLETE"
    })
    void cancel_error_isTold(String code, int status, String ends, String outcome) {
        Lab.night(Scenario.COMPLETE, CANCEL)
                .cloud()
                .rds()
                .faults()
                .next(FakeRds.CANCEL, 1, new Fault.Refuse(code, status, "Words of the service."));
        Lab.Night night = Lab.run("night-1", CANCEL);

        assertThat(night.status()).isEqualTo(ends);
        assertThat(night.notice().outcome()).isEqualTo(outcome);
    }
}
