package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each error that RDS's model has for an operation, and those that it sends besides: what the person on call reads. */
class WireErrorTest {
    private static final Map<String, Object> INPUT = Map.of("sourceArn", SampleAccount.ORDERS);
    private static final Map<String, Object> FILES = Map.of("sourceArn", SampleAccount.SCRATCH);
    private static final Map<String, Object> CANCEL =
            Map.of("cancel", Map.of("exportTaskIdentifier", SampleAccount.RUNNING));

    @ParameterizedTest(name = "{0} ({1}) is reported as {2}")
    @CsvSource(delimiter = '|', textBlock = """
            DBSnapshotNotFound           | 404 | SourceNotFound            | give the sourceArn of a snapshot that exists
            DBClusterSnapshotNotFoundFault | 404 | SourceNotFound          | give the sourceArn of a cluster snapshot that exists
            DBClusterNotFoundFault       | 404 | SourceNotFound            | give the sourceArn of a cluster that exists
            IamRoleMissingPermissions    | 400 | IamRoleMissingPermissions | let the role of iamRoleArn write
            IamRoleNotFound              | 404 | IamRoleNotFound           | give the iamRoleArn of a role that exists
            InvalidExportSourceState     | 400 | InvalidExportSourceState  | wait until the source is available
            InvalidExportOnly            | 400 | InvalidExportOnly         | a table as database.table for MySQL and MariaDB and as database.schema.table for PostgreSQL
            InvalidS3BucketFault         | 400 | InvalidS3Bucket           | give the s3BucketName
            KMSKeyNotAccessibleFault     | 400 | KmsKeyNotAccessible       | give the kmsKeyId of an enabled
            AccessDenied                 | 403 | AccessDenied              | allow it in the function's role
            InvalidParameterValue        | 400 | RequestRefused            | change what it names
            NeverSeenBefore              | 400 | RequestRefused            | NeverSeenBefore
            """)
    void start_refused_reportsTheServicesWordsAndWhatToDo(String code, int status, String error, String remedy) {
        rdsFaults(INPUT).next(FakeRds.START, 9, refusal(code, status));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("FAILED " + error);
        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.notice().message())
                .contains("RDS refused StartExportTask (" + code + "): Words of the service; ", remedy)
                .contains("nothing was started");
        assertThat(night.starts(SampleAccount.ORDERS)).isZero();
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
        rdsFaults(INPUT).next(FakeRds.START, 1, refusal(code, status));
        Lab.Night night = Lab.run("night-1", INPUT);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(night.starts(SampleAccount.ORDERS)).isEqualTo(1);
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
        rdsFaults(INPUT).next(FakeRds.DESCRIBE, 2, new Fault.Pass()).next(FakeRds.DESCRIBE, 1, refusal(code, status));

        assertThat(Lab.run("night-1", INPUT).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest(name = "cancel: {0}, {2} times, ends {3}")
    @CsvSource({
        "ExportTaskNotFound, 404, 1, FAILED ExportTaskNotFound, REFUSED",
        "AccessDenied, 403, 1, SUCCEEDED, CANCELED",
        "AccessDenied, 403, 99, FAILED AccessDenied, REFUSED",
        "NeverSeenBefore, 400, 1, FAILED RequestRefused, REFUSED",
        "Throttling, 400, 1, SUCCEEDED, CANCELED",
        "ServiceUnavailable, 503, 1, SUCCEEDED, CANCELED",
        "InvalidExportTaskStateFault, 400, 1, SUCCEEDED, COMPLETE"
    })
    void cancel_error_isReported(String code, int status, int times, String ends, String outcome) {
        rdsFaults(CANCEL).next(FakeRds.CANCEL, times, refusal(code, status));
        Lab.Night night = Lab.run("night-1", CANCEL);

        assertThat(night.status()).isEqualTo(ends);
        assertThat(night.notice().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "FSx create: {0} is reported as {2}")
    @CsvSource({
        "BadRequest, 400, RequestRefused",
        "UnsupportedOperation, 400, UnsupportedOperation",
        "FileSystemNotFound, 400, FileSystemNotFound",
        "IncompatibleParameterError, 400, IncompatibleParameter",
        "AccessDeniedException, 400, AccessDenied"
    })
    void fsxStart_refused_reportsTheServicesWordsAndWhatToDo(String code, int status, String error) {
        fsxFaults(FILES).next(FakeFsx.CREATE, 9, refusal(code, status));
        Lab.Night night = Lab.run("night-1", FILES);

        assertThat(night.status()).isEqualTo("FAILED " + error);
        assertThat(night.notice().outcome()).isEqualTo("REFUSED");
        assertThat(night.notice().message())
                .contains("FSx refused CreateDataRepositoryTask (" + code + "): Words of the service; ");
        assertThat(fsxStarts(night)).isZero();
    }

    @ParameterizedTest(name = "FSx create: {0} passes")
    @CsvSource({
        "DataRepositoryTaskExecuting, 400",
        "ServiceLimitExceeded, 400",
        "InternalServerError, 500",
        "ThrottlingException, 400"
    })
    void fsxStart_troubleThatPasses_isTriedAgain(String code, int status) {
        fsxFaults(FILES).next(FakeFsx.CREATE, 1, refusal(code, status));
        Lab.Night night = Lab.run("night-1", FILES);

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        assertThat(fsxStarts(night)).isEqualTo(1);
    }

    @ParameterizedTest(name = "FSx describe: {0} passes")
    @CsvSource({
        "DataRepositoryTaskNotFound, 400",
        "BadRequest, 400",
        "FileSystemNotFound, 400",
        "InternalServerError, 500",
        "ThrottlingException, 400"
    })
    void fsxPoll_troubleThatPasses_isFollowedOn(String code, int status) {
        fsxFaults(FILES).next(FakeFsx.DESCRIBE, 2, new Fault.Pass()).next(FakeFsx.DESCRIBE, 1, refusal(code, status));

        assertThat(Lab.run("night-1", FILES).status()).isEqualTo("SUCCEEDED");
    }

    @ParameterizedTest(name = "FSx cancel at the deadline: {0} ends {2}")
    @CsvSource({
        "BadRequest, 400, FAILED DeadlineExceeded",
        "UnsupportedOperation, 400, FAILED DeadlineExceeded",
        "DataRepositoryTaskNotFound, 400, FAILED DeadlineExceeded",
        "DataRepositoryTaskEnded, 400, FAILED DeadlineExceeded",
        "InternalServerError, 500, FAILED DeadlineExceeded",
        "ThrottlingException, 400, FAILED DeadlineExceeded"
    })
    void fsxCancel_error_isTriedAgainUntilItIsCancelled(String code, int status, String ends) {
        Map<String, Object> input = Map.of("sourceArn", SampleAccount.SCRATCH, "deadline", "PT8M");
        Lab.night(Scenario.NEVER_ENDS, input).cloud().fsx().faults().next(FakeFsx.CANCEL, 1, refusal(code, status));
        Lab.Night night = Lab.run("night-1", input);

        assertThat(night.status()).isEqualTo(ends);
        assertThat(night.notice().outcome()).isEqualTo("CANCELED");
    }

    /** Begins the input's night, and gives what is to go wrong in it. */
    private static FaultScript rdsFaults(Object input) {
        return Lab.night(Scenario.COMPLETE, input).cloud().rds().faults();
    }

    private static FaultScript fsxFaults(Object input) {
        return Lab.night(Scenario.COMPLETE, input).cloud().fsx().faults();
    }

    private static Fault refusal(String code, int status) {
        return new Fault.Refuse(code, status, "Words of the service.");
    }

    private static int fsxStarts(Lab.Night night) {
        return night.deployment().cloud().fsx().testControl().starts(SampleAccount.SCRATCH);
    }
}
