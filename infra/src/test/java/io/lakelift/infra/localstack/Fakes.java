package io.lakelift.infra.localstack;

import static java.time.Duration.ofSeconds;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.wire.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * RDS, FSx and the S3 that they export to, ten times as fast as the clock they are given: an export runs for 45 seconds
 * and a cancel takes 12, while the state machine waits 30 seconds between two looks.
 */
final class Fakes implements AutoCloseable {
    static final String FAILURE = "The S3 bucket is not located in the current AWS Region.";

    private static final int SPEED = 10;
    private static final Duration PREPARING = ofSeconds(15L * SPEED);
    private static final Duration EXPORTING = ofSeconds(30L * SPEED);
    private static final Set<String> NEVER_END =
            Set.of(SampleAccount.LEDGER, SampleAccount.LEGACY, SampleAccount.SHOP_BEFORE_UPGRADE);
    private static final Set<String> FAIL = Set.of(SampleAccount.ORDERS_BEFORE_MIGRATION);

    private final FakeCloud cloud;

    Fakes(InstantSource real) {
        Instant start = real.instant();
        cloud = new FakeCloud(
                () -> start.plus(Duration.between(start, real.instant()).multipliedBy(SPEED)));
        begin();
        try {
            // Containers come in from outside the loopback interface.
            cloud.listen(InetAddress.getByName("0.0.0.0"), 0, 0, 0, 0, 0, 0);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets what was. RDS has five slots, so no more than five stories may need one. */
    void begin() {
        cloud.reset();
        cloud.rds().plan(Fakes::plan);
        cloud.fsx().plan(Fakes::plan);
    }

    /** The next two calls that would create a task of FSx are too many. */
    void throttleFsx() {
        cloud.fsx().faults().next(FakeFsx.CREATE, 2, Fault.throttlingException());
    }

    /** Lets RDS know what the deployment made, so that exports into it are accepted. */
    void know(String bucket, String role, String key) {
        cloud.rds().account().addBucket(bucket).addRole(role).addKey(key, List.of());
    }

    /** Where they are, for a program on the host of the given name. */
    Map<String, String> environment(String host) {
        return Map.of(
                "AWS_ENDPOINT_URL_RDS", on(host, cloud.rdsUri()),
                "AWS_ENDPOINT_URL_FSX", on(host, cloud.fsxUri()),
                "AWS_ENDPOINT_URL_S3", on(host, cloud.s3Uri()));
    }

    /** An export of the deployment that no execution follows. */
    void orphan(String identifier, String source) {
        cloud.rds().start(SampleAccount.export(identifier, source));
    }

    /** Whether FSx has nothing running, followed or not. */
    boolean exportsNoFiles() {
        return cloud.fsx().testControl().tasks().stream()
                .allMatch(task -> task.endTime().isPresent());
    }

    /** A person presses "Cancel" in the console. */
    void cancelInConsole(String identifier) {
        cloud.rds().testControl().cancel(identifier);
    }

    /** How the exports of a source stand, as the services themselves know it. */
    List<String> exports(String source) {
        return Stream.concat(
                        cloud.rds().testControl().tasks().stream()
                                .filter(task -> task.sourceArn().equals(source))
                                .map(task -> task.status().name()),
                        cloud.fsx().testControl().tasks().stream()
                                .filter(task -> source.endsWith("/" + task.fileSystemId()))
                                .map(task -> task.lifecycle().name()))
                .toList();
    }

    @Override
    public void close() {
        cloud.close();
    }

    private static TaskPlan<RdsEnding> plan(RdsSource source) {
        TaskPlan<RdsEnding> plan = RdsTaskPlan.of(PREPARING, EXPORTING, 64);
        if (NEVER_END.contains(source.arn())) {
            return plan.ending(new RdsEnding.Never());
        }
        return FAIL.contains(source.arn()) ? plan.ending(new RdsEnding.Fail(FAILURE, 50)) : plan;
    }

    private static TaskPlan<FsxEnding> plan(FileSystem files) {
        TaskPlan<FsxEnding> plan = FsxTaskPlan.of(PREPARING, EXPORTING, files.changedFiles());
        return NEVER_END.contains(files.arn()) ? plan.ending(new FsxEnding.Never()) : plan;
    }

    private static String on(String host, URI uri) {
        return "http://" + host + ":" + uri.getPort();
    }
}
