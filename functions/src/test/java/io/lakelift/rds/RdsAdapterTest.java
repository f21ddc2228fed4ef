package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.ExportTask;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.StartToken;
import io.lakelift.export.error.CancelTooLate;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.wire.AdapterTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door to RDS makes of the service's answers, in one process; the nights see the same through Lambda. */
class RdsAdapterTest extends AdapterTest {
    private static final ExportTarget TARGET =
            new ExportTarget(SampleAccount.BUCKET, "nightly", SampleAccount.ROLE, SampleAccount.KEY);

    private final RdsExportGateway exports = new RdsExportGateway(rds);

    private static StartToken token(String identifier) {
        return new StartToken(new ExportTaskIdentifier(identifier), "arn:execution", "lakelift");
    }

    private static ExportRequest request(String sourceArn, ExportTarget target, String... only) {
        return new ExportRequest.OfDatabase(
                new ExportSource.Snapshot(Arn.parse("sourceArn", sourceArn)),
                new ExportOnly(List.of(only)),
                target,
                Duration.ofHours(12),
                new SnapshotChoice(Duration.ofHours(30), false),
                false,
                Optional.empty());
    }

    @Test
    void start_asksForWhatTheRequestSaysAndReportsWhatTheServiceAnswers() {
        ExportTask started = exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET, "orders.public"));

        assertThat(started.exportTaskIdentifier()).contains("night-1");
        assertThat(started.taskId()).isEmpty();
        assertThat(started.sourceArn()).isEqualTo(SampleAccount.ORDERS);
        assertThat(started.sourceType()).contains("SNAPSHOT");
        assertThat(started.rawStatus()).isEqualTo("STARTING");
        assertThat(started.exportOnly()).containsExactly("orders.public");
        assertThat(started.s3Bucket()).contains(SampleAccount.BUCKET);
        assertThat(started.s3Prefix()).contains("nightly");
        assertThat(started.iamRoleArn()).contains(SampleAccount.ROLE);
        assertThat(started.kmsKeyId()).contains(SampleAccount.KEY);
        assertThat(started.snapshotTime()).isPresent();
        assertThat(started.taskEndTime()).isEmpty();
    }

    @Test
    void start_withoutPrefixAndParts_exportsAllOfItToTheTop() {
        ExportTarget top = new ExportTarget(SampleAccount.BUCKET, "", SampleAccount.ROLE, SampleAccount.KEY);
        ExportTask started = exports.start(token("night-1"), request(SampleAccount.ORDERS, top));

        assertThat(started.exportOnly()).isEmpty();
        assertThat(started.s3Prefix()).contains("");
    }

    @Test
    void find_afterItsEnd_reportsHowMuchAndWhen() {
        exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET));
        follow("night-1");
        ExportTask found = exports.find("night-1").orElseThrow();

        assertThat(found.rawStatus()).isEqualTo("COMPLETE");
        assertThat(found.percentProgress()).contains(100);
        assertThat(found.totalExtractedDataInGB())
                .hasValueSatisfying(gb -> assertThat(gb).isPositive());
        assertThat(found.taskStartTime()).isPresent();
        assertThat(found.taskEndTime()).isPresent();
        assertThat(exports.started(
                        token("night-1"), new ExportSource.Snapshot(Arn.parse("sourceArn", SampleAccount.ORDERS))))
                .isPresent();
    }

    @Test
    void find_unknown_isEmpty() {
        assertThat(exports.find("none")).isEmpty();
    }

    @Test
    void causeAndWarning_areCutToWhatAStateCanCarry() {
        cloud.rds().plan(source -> RdsTaskPlan.of(source).ending(new RdsEnding.Fail("c".repeat(30_001), 50)));
        exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET));
        follow("night-1");
        cloud.rds()
                .plan(source -> RdsTaskPlan.of(source).ending(new RdsEnding.CompleteWithWarning("w".repeat(100_001))));
        exports.start(token("night-2"), request(SampleAccount.LEDGER, TARGET));
        follow("night-2");

        assertThat(exports.find("night-1").orElseThrow().failureCause())
                .hasValueSatisfying(cause -> assertThat(cause).hasSize(30_000));
        assertThat(exports.find("night-2").orElseThrow().warningMessage())
                .hasValueSatisfying(warning -> assertThat(warning).hasSize(100_000));
    }

    @Test
    void ofAndRunning_listOnlyTheirs() {
        exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET));
        exports.start(token("night-2"), request(SampleAccount.LEDGER, TARGET));
        exports.cancel("night-1");

        assertThat(exports.of(Arn.parse("sourceArn", SampleAccount.ORDERS)))
                .extracting(ExportTask::sourceArn)
                .containsExactly(SampleAccount.ORDERS);
        assertThat(exports.running()).hasSize(2);
        follow("night-1");
        assertThat(exports.running())
                .extracting(task -> task.exportTaskIdentifier().orElseThrow())
                .containsExactly("night-2");
    }

    @Test
    void complete_listsWhatIsCompleteAlone_andAllEverything() {
        cloud.rds()
                .plan(source -> source.arn().equals(SampleAccount.LEDGER)
                        ? RdsTaskPlan.of(source).ending(new RdsEnding.Fail("no bucket", 50))
                        : RdsTaskPlan.of(source));
        exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET));
        exports.start(token("night-2"), request(SampleAccount.LEDGER, TARGET));

        assertThat(exports.complete()).isEmpty();
        follow("night-1");
        follow("night-2");

        assertThat(exports.complete(Duration.ofSeconds(5))).isEqualTo(exports.complete());
        assertThat(exports.complete())
                .extracting(task -> task.exportTaskIdentifier().orElseThrow())
                .containsExactly("night-1");
        exports.start(token("night-3"), request(SampleAccount.ORDERS, TARGET));
        assertThat(exports.all())
                .extracting(ExportTask::rawStatus)
                .containsExactlyInAnyOrder("COMPLETE", "FAILED", "STARTING");
    }

    @Test
    void cancel_unknownOrEnded_isReported() {
        exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET));
        follow("night-1");

        assertThatThrownBy(() -> exports.cancel("none")).matches(Refusal.EXPORT_TASK_NOT_FOUND::is);
        assertThatThrownBy(() -> exports.cancel("night-1")).isInstanceOf(CancelTooLate.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DBSnapshotNotFound, 404, SourceNotFound",
        "DBClusterSnapshotNotFoundFault, 404, SourceNotFound",
        "DBClusterNotFoundFault, 404, SourceNotFound",
        "ExportTaskAlreadyExists, 400, ExportTaskAlreadyExists",
        "ExportTaskLimitReachedFault, 400, ExportLimitReached",
        "IamRoleMissingPermissions, 400, IamRoleMissingPermissions",
        "IamRoleNotFound, 404, IamRoleNotFound",
        "InvalidExportSourceState, 400, InvalidExportSourceState",
        "InvalidExportOnly, 400, InvalidExportOnly",
        "InvalidS3BucketFault, 400, InvalidS3Bucket",
        "KMSKeyNotAccessibleFault, 400, KmsKeyNotAccessible",
        "UnauthorizedOperation, 403, AccessDenied",
        "NotAuthorized, 400, AccessDenied",
        "AccessDenied, 403, AccessDenied",
        "InvalidParameterValue, 400, RequestRefused",
        "Throttling, 400, Throttled",
        "RequestLimitExceeded, 503, Throttled",
        "TooManyRequestsException, 429, Throttled",
        "RequestThrottled, 400, Throttled",
        "InternalFailure, 500, ServiceUnavailable",
        "Odd, 499, RequestRefused"
    })
    void start_refused_isTheDomainsErrorWithTheServicesWords(String code, int status, String error) {
        cloud.rds().faults().next(FakeRds.START, 1, new Fault.Refuse(code, status, "First. Second."));
        Throwable thrown = catchThrowable(() -> exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET)));

        assertThat(
                        thrown instanceof ExportRefused refused
                                ? refused.refusal().error()
                                : thrown.getClass().getSimpleName())
                .isEqualTo(error);
        assertThat(thrown.getMessage())
                .contains("StartExportTask (" + code + "): First")
                .contains("RDS");
        if (status < 500 && !error.equals("Throttled")) {
            assertThat(thrown.getMessage()).contains("First; Second; ").endsWith(".");
        }
    }

    @Test
    void start_withoutAnAnswer_mayHaveTakenEffect() {
        cloud.rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> exports.start(token("night-1"), request(SampleAccount.ORDERS, TARGET)))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("StartExportTask got no answer from RDS");
        assertThat(exports.find("night-1")).isPresent();
    }

    @Test
    void start_ofFiles_isAMistakeInTheProgram() {
        ExportRequest files = new ExportRequest.OfFiles(
                new ExportSource.FileSystem(Arn.parse("sourceArn", SampleAccount.SCRATCH)),
                List.of(),
                java.util.Optional.empty(),
                Duration.ofHours(12));

        assertThatThrownBy(() -> exports.start(token("night-1"), files)).isInstanceOf(IllegalArgumentException.class);
    }
}
