package io.lakelift.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportGateway;
import io.lakelift.export.ExportGatewayContract;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Samples;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.rds.RdsClient;

/** What the door to RDS makes of the service's answers, over HTTP; the nights see the same through Lambda. */
class RdsAdapterTest extends ExportGatewayContract {
    private static final ExportTarget TARGET =
            new ExportTarget(SampleAccount.BUCKET, "nightly", SampleAccount.ROLE, SampleAccount.KEY);

    private final TestClock clock = new TestClock();

    @AutoClose
    private final FakeCloud cloud = new FakeCloud(clock);

    @AutoClose
    private RdsClient rds;

    private RdsExportGateway exports;

    @BeforeEach
    void open() {
        rds = client(cloud);
        exports = new RdsExportGateway(rds);
        cloud.rds()
                .plan(source -> source.arn().equals(SampleAccount.LEDGER)
                        ? RdsTaskPlan.of(source).ending(new RdsEnding.Fail("no bucket", 50))
                        : RdsTaskPlan.of(source));
    }

    RdsClient client(FakeCloud behind) {
        return CloudClients.rds(behind.listen().rdsUri());
    }

    @Override
    protected ExportGateway exports() {
        return exports;
    }

    @Override
    protected ExportRequest completing() {
        return request(SampleAccount.ORDERS, TARGET);
    }

    @Override
    protected ExportRequest failing() {
        return request(SampleAccount.LEDGER, TARGET);
    }

    @Override
    protected String unknownId() {
        return "none";
    }

    @Override
    protected void passADay() {
        clock.advance(Duration.ofDays(1));
    }

    @Override
    protected void othersStart(int count) {
        RdsSource source = cloud.rds().account().source(SampleAccount.ORDERS).orElseThrow();
        for (int i = 0; i < count; i++) {
            cloud.rds().testControl().occupy("other-" + i, source, RdsTaskPlan.of(source));
        }
    }

    @Override
    protected void takeAllRoom() {
        cloud.rds().quota(0);
    }

    @Override
    protected void failNextCall(Failure failure) {
        cloud.rds()
                .faults()
                .next(
                        FaultScript.ANY,
                        1,
                        switch (failure) {
                            case THROTTLED -> Fault.throttling();
                            case UNAVAILABLE -> Fault.unavailable();
                            case ACCESS_DENIED -> new Fault.Refuse("AccessDenied", 403, "not authorized");
                            case ANSWER_LOST -> new Fault.LoseAnswer();
                        });
    }

    private static ExportRequest request(String sourceArn, ExportTarget target, String... only) {
        return new ExportRequest.OfDatabase(
                new ExportSource.Snapshot(Arn.parse("sourceArn", sourceArn)),
                new ExportOnly(List.of(only)),
                target,
                Duration.ofHours(12),
                new SnapshotChoice(Duration.ofHours(30), false),
                false,
                Optional.empty(),
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
        exports.start(token("night-1"), completing());
        passADay();
        ExportTask found = exports.find("night-1").orElseThrow();

        assertThat(found.rawStatus()).isEqualTo("COMPLETE");
        assertThat(found.percentProgress()).contains(100);
        assertThat(found.totalExtractedDataInGB())
                .hasValueSatisfying(gb -> assertThat(gb).isPositive());
        assertThat(found.taskStartTime()).isPresent();
        assertThat(found.taskEndTime()).isPresent();
    }

    @Test
    void causeAndWarning_areCutToWhatAStateCanCarry() {
        cloud.rds().plan(source -> RdsTaskPlan.of(source).ending(new RdsEnding.Fail("c".repeat(30_001), 50)));
        exports.start(token("night-1"), completing());
        passADay();
        cloud.rds()
                .plan(source -> RdsTaskPlan.of(source).ending(new RdsEnding.CompleteWithWarning("w".repeat(100_001))));
        exports.start(token("night-2"), failing());
        passADay();

        assertThat(exports.find("night-1").orElseThrow().failureCause())
                .hasValueSatisfying(cause -> assertThat(cause).hasSize(30_000));
        assertThat(exports.find("night-2").orElseThrow().warningMessage())
                .hasValueSatisfying(warning -> assertThat(warning).hasSize(100_000));
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
        Throwable thrown = catchThrowable(() -> exports.start(token("night-1"), completing()));

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
    void start_withoutAnAnswer_saysSo() {
        cloud.rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> exports.start(token("night-1"), completing()))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessageContaining("StartExportTask got no answer from RDS");
    }

    @Test
    void start_ofFiles_isAMistakeInTheProgram() {
        assertThatThrownBy(() -> exports.start(token("night-1"), Samples.files()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
