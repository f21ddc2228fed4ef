package io.lakelift.fsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportGateway;
import io.lakelift.export.ExportGatewayContract;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
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
import software.amazon.awssdk.services.fsx.FSxClient;

/** What the door to FSx makes of the service's answers, over HTTP; the nights see the same through Lambda. */
class FsxAdapterTest extends ExportGatewayContract {
    private static final String ID = source(SampleAccount.SCRATCH).name();

    private final TestClock clock = new TestClock();

    @AutoClose
    private final FakeCloud cloud = new FakeCloud(clock);

    @AutoClose
    private FSxClient fsx;

    private FsxExportGateway exports;

    @BeforeEach
    void open() {
        fsx = client(cloud);
        exports = new FsxExportGateway(fsx);
        cloud.fsx()
                .plan(fileSystem -> fileSystem.arn().equals(SampleAccount.LEGACY)
                        ? FsxTaskPlan.of(fileSystem).ending(new FsxEnding.Fail("no bucket", 50))
                        : FsxTaskPlan.of(fileSystem));
    }

    FSxClient client(FakeCloud behind) {
        return CloudClients.fsx(behind.listen().fsxUri());
    }

    @Override
    protected ExportGateway exports() {
        return exports;
    }

    @Override
    protected ExportRequest completing() {
        return request(SampleAccount.SCRATCH, Optional.empty());
    }

    @Override
    protected ExportRequest failing() {
        return request(SampleAccount.LEGACY, Optional.empty());
    }

    @Override
    protected String unknownId() {
        return "task-0ffffffffffffffff";
    }

    @Override
    protected void passADay() {
        clock.advance(Duration.ofDays(1));
    }

    @Override
    protected void othersStart(int count) {
        FileSystem fileSystem = cloud.fsx().account().fileSystem(ID).orElseThrow();
        for (int i = 0; i < count; i++) {
            cloud.fsx().testControl().occupy(ID, FsxTaskPlan.of(fileSystem));
        }
    }

    @Override
    protected void takeAllRoom() {
        othersStart(1);
    }

    @Override
    protected void failNextCall(Failure failure) {
        cloud.fsx()
                .faults()
                .next(
                        FaultScript.ANY,
                        1,
                        switch (failure) {
                            case THROTTLED -> Fault.throttlingException();
                            case UNAVAILABLE -> Fault.unavailable();
                            case ACCESS_DENIED -> new Fault.Refuse("AccessDeniedException", 400, "not authorized");
                            case ANSWER_LOST -> new Fault.LoseAnswer();
                        });
    }

    private static ExportRequest request(String arn, Optional<ExportRequest.Report> report, String... paths) {
        return new ExportRequest.OfFiles(source(arn), List.of(paths), report, Duration.ofHours(12));
    }

    private static ExportSource.FileSystem source(String arn) {
        return new ExportSource.FileSystem(Arn.parse("sourceArn", arn));
    }

    @Test
    void start_asksForWhatTheRequestSaysAndTagsItWithTheExecution() {
        var report = new ExportRequest.Report(
                true,
                Optional.of(SampleAccount.LUSTRE_PATH + "/reports"),
                Optional.of("REPORT_CSV_20191124"),
                Optional.of("FAILED_FILES_ONLY"));
        ExportTask started =
                exports.start(token("execution"), request(SampleAccount.SCRATCH, Optional.of(report), "results"));

        assertThat(started.exportTaskIdentifier()).isEmpty();
        assertThat(started.sourceArn()).isEqualTo(SampleAccount.SCRATCH);
        assertThat(started.sourceType()).contains("FILE_SYSTEM");
        assertThat(started.rawStatus()).isEqualTo("PENDING");
        assertThat(started.paths()).containsExactly("results");
        assertThat(started.executionArn()).contains("arn:execution");
        assertThat(started.deployment()).contains("lakelift");
        assertThat(started.s3Uri()).contains(SampleAccount.LUSTRE_PATH);
        assertThat(started.reportPath()).contains(SampleAccount.LUSTRE_PATH + "/reports");
    }

    @Test
    void started_ofAnotherFileSystem_isEmpty() {
        start("execution", completing());

        assertThat(exports.started(token("execution"), source(SampleAccount.LEGACY)))
                .isEmpty();
    }

    @Test
    void find_afterItsEnd_reportsHowManyFiles() {
        cloud.fsx()
                .plan(fileSystem -> FsxTaskPlan.of(Duration.ofMinutes(1), Duration.ofMinutes(2), 100)
                        .ending(new FsxEnding.SucceedPartly(37)));
        String id = start("execution", completing());
        passADay();
        ExportTask found = exports.find(id).orElseThrow();

        assertThat(found.rawStatus()).isEqualTo("SUCCEEDED");
        assertThat(found.files()).contains(new FileCounts(100, 63, 37));
        assertThat(found.percentProgress()).contains(100);
        assertThat(found.taskStartTime()).isPresent();
        assertThat(found.taskEndTime()).isPresent();
    }

    @Test
    void find_halfWay_reportsItsShare() {
        cloud.fsx().plan(fileSystem -> FsxTaskPlan.of(Duration.ZERO, Duration.ofMinutes(10), 1000));
        String id = start("execution", completing());
        clock.advance(Duration.ofMinutes(5));

        assertThat(exports.find(id).orElseThrow().percentProgress())
                .hasValueSatisfying(percent -> assertThat(percent).isBetween(40, 60));
    }

    @Test
    void find_failed_reportsWhyAsFarAsAStateCanCarryIt() {
        cloud.fsx().plan(fileSystem -> FsxTaskPlan.of(fileSystem).ending(new FsxEnding.Fail("c".repeat(30_001), 50)));
        String id = start("execution", completing());
        passADay();

        assertThat(exports.find(id).orElseThrow().failureCause())
                .hasValueSatisfying(cause -> assertThat(cause).hasSize(30_000));
    }

    /** A folder may be linked above what is exported, or below it; a link that goes or failed leads nowhere. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "nowhere", textBlock = """
            results        | s3://bucket/results
            /results/      | s3://bucket/results
            results/2026   | s3://bucket/results
            other, results | s3://bucket/other, s3://bucket/results
            old            | nowhere
            broken         | nowhere
            """)
    void whereTo_isWhereTheFoldersAreLinked(String paths, String expected) {
        String id = "fs-0ddddddddddddddd4";
        String arn = "arn:aws:fsx:eu-west-1:123456789012:file-system/" + id;
        cloud.fsx()
                .account()
                .add(new FileSystem(
                        arn, FileSystem.LUSTRE, FileSystem.AVAILABLE, 1200, 10, Optional.empty(), SampleAccount.NIGHT));
        link(id, "results", "AVAILABLE");
        link(id, "other", "AVAILABLE");
        link(id, "old", "DELETING");
        link(id, "broken", "FAILED");

        ExportTask started = exports.start(token("execution"), request(arn, Optional.empty(), paths.split(", ")));

        assertThat(started.s3Uri()).isEqualTo(Optional.ofNullable(expected));
    }

    private void link(String fileSystem, String folder, String lifecycle) {
        cloud.fsx()
                .account()
                .add(new Association(
                        "dra-" + folder,
                        fileSystem,
                        "/" + folder,
                        "s3://bucket/" + folder,
                        lifecycle,
                        SampleAccount.NIGHT));
    }

    @Test
    void whereTo_ofAFileSystemWithoutAssociations_isItsExportPath_lookedUpOnceForEachTask() {
        ExportTask started =
                exports.start(token("execution"), request(SampleAccount.LEGACY, Optional.empty(), "results"));
        ExportTask found = exports.find(started.ref().id()).orElseThrow();

        assertThat(started.s3Uri()).contains("s3://" + SampleAccount.BUCKET + "/lustre-legacy");
        assertThat(found.s3Uri()).isEqualTo(started.s3Uri());
        assertThat(cloud.fsx().calls().of(FakeFsx.DESCRIBE_ASSOCIATIONS)).hasSize(1);
        assertThat(cloud.fsx().calls().of(FakeFsx.DESCRIBE_FILE_SYSTEMS)).hasSize(1);
    }

    @Test
    void fileSystem_ofIntelligentTiering_cannotBeExported() {
        assertThat(FsxFileSystems.fileSystem(software.amazon.awssdk.services.fsx.model.FileSystem.builder()
                                .resourceARN(SampleAccount.SCRATCH)
                                .fileSystemType("LUSTRE")
                                .lifecycle("AVAILABLE")
                                .storageType("INTELLIGENT_TIERING")
                                .build())
                        .whyNot(false))
                .hasValue("its storage type, INTELLIGENT_TIERING, cannot be linked to S3");
    }

    @Test
    void whereTo_isLookedUpOnceForEachTask() {
        String id = start("execution", completing());
        exports.find(id);
        exports.find(id);

        assertThat(cloud.fsx().calls().of(FakeFsx.DESCRIBE_ASSOCIATIONS)).hasSize(1);
    }

    @Test
    void whereTo_unknown_doesNotPreventTheExport() {
        cloud.fsx().faults().next(FakeFsx.DESCRIBE_ASSOCIATIONS, 1, Fault.unavailable());

        assertThat(exports.start(token("execution"), completing()).s3Uri()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FileSystemNotFound, 400, FileSystemNotFound",
        "UnsupportedOperation, 400, UnsupportedOperation",
        "IncompatibleParameterError, 400, IncompatibleParameter",
        "DataRepositoryTaskExecuting, 400, ExportLimitReached",
        "ServiceLimitExceeded, 400, ExportLimitReached",
        "NotAuthorized, 400, AccessDenied",
        "AccessDeniedException, 400, AccessDenied",
        "BadRequest, 400, RequestRefused",
        "ThrottlingException, 400, Throttled",
        "InternalServerError, 500, ServiceUnavailable"
    })
    void start_refused_isTheDomainsErrorWithTheServicesWords(String code, int status, String error) {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.Refuse(code, status, "Words of FSx."));
        Throwable thrown = catchThrowable(() -> start("execution", completing()));

        assertThat(
                        thrown instanceof ExportRefused refused
                                ? refused.refusal().error()
                                : thrown.getClass().getSimpleName())
                .isEqualTo(error);
        assertThat(thrown.getMessage()).contains("CreateDataRepositoryTask (" + code + "): Words of FSx");
    }

    /** FSx's own words for this are in no page; where they speak of a link, the remedy is one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            BadRequest           | File system fs-0 has no linked data repository.   | make a data repository association
            BadRequest           | A data repository is not linked to the file system. | make a data repository association
            UnsupportedOperation | There are no data repositories for fs-0.           | make a data repository association
            BadRequest           | The path /fsx/results is not linked to a data repository. | give paths from the file system's root, without the mount point (results, not /fsx/results)
            BadRequest           | The report path s3://a/b is not linked to a data repository. | give a report.path inside what
            BadRequest           | File system fs-0 is in state CREATING.            | change what it names
            UnsupportedOperation | Not supported for WINDOWS file systems.           | give the sourceArn of an FSx for Lustre file system
            """)
    void start_refusedForWantOfALink_saysWhichLinkToMake(String code, String said, String remedy) {
        cloud.fsx().faults().next(FakeFsx.CREATE, 1, new Fault.Refuse(code, 400, said));

        assertThatThrownBy(() -> start("execution", completing()))
                .isInstanceOf(ExportRefused.class)
                .hasMessageContaining("; " + remedy);
    }

    @Test
    void find_linkedElsewhereSinceTheLastTask_namesTheNewPlace() {
        String first = start("execution", completing());
        assertThat(exports.find(first).orElseThrow().s3Uri()).contains(SampleAccount.LUSTRE_PATH);

        passADay();
        cloud.fsx().account().unlink(ID);
        cloud.fsx()
                .account()
                .add(new Association(
                        "dra-0123456789abcdef1", ID, "/", "s3://other-bucket/lustre", "AVAILABLE", clock.instant()));
        String second = start("another", completing());

        assertThat(exports.find(second).orElseThrow().s3Uri()).contains("s3://other-bucket/lustre");
    }
}
