package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.ErrorShape;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.Slice;
import io.lakelift.fakes.wire.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * RDS's export tasks, snapshots and databases in memory, on a given clock. The operations throw
 * {@link io.lakelift.fakes.wire.ServiceError} if RDS would answer with an error, and
 * {@link io.lakelift.fakes.wire.ConnectionLost} if a fault loses the request or the answer. {@link RdsEndpoint} turns
 * both into HTTP.
 */
public final class FakeRds {
    public static final String START = "StartExportTask";
    public static final String DESCRIBE = "DescribeExportTasks";
    public static final String CANCEL = "CancelExportTask";
    public static final String DESCRIBE_SNAPSHOTS = "DescribeDBSnapshots";
    public static final String DESCRIBE_CLUSTER_SNAPSHOTS = "DescribeDBClusterSnapshots";
    public static final String DESCRIBE_INSTANCES = "DescribeDBInstances";
    public static final String DESCRIBE_CLUSTERS = "DescribeDBClusters";

    /**
     * The limits that users of the API have observed: about 12 requests a second, 300 at once, for the whole account.
     */
    private static final int RATE = 12;

    private static final int BURST = 300;

    private final RdsAccount account = new RdsAccount();
    private final RdsTaskStore tasks;
    private final Gate gate;

    public FakeRds(InstantSource clock, Consumer<Duration> pause) {
        this.tasks = new RdsTaskStore(clock);
        this.gate = new Gate(clock, pause, new TokenBucket(RATE, BURST));
    }

    public RdsExportTask start(StartRequest request) {
        return gate.call(START, request.exportTaskIdentifier(), () -> {
            StartRules rules = new StartRules(account, tasks.now());
            StartRules.parameters(request);
            tasks.refuseTaken(request.exportTaskIdentifier());
            RdsSource source = rules.source(request);
            rules.bucketAndRole(request);
            return tasks.start(request.withKey(rules.keyArn(request)), source);
        });
    }

    public Slice<RdsExportTask> describe(ExportTasksRequest request) {
        return gate.call(DESCRIBE, request.exportTaskIdentifier(), () -> new DescribeExportTasks(tasks).page(request));
    }

    public RdsExportTask cancel(String identifier) {
        return gate.call(CANCEL, identifier, () -> {
            StartRules.required("ExportTaskIdentifier", identifier);
            return tasks.cancel(tasks.visible(identifier));
        });
    }

    /** DescribeDBSnapshots or DescribeDBClusterSnapshots, as the request's kind says. */
    public Slice<RdsSource> snapshots(SnapshotsRequest request) {
        String action = request.kind() == RdsSourceKind.SNAPSHOT ? DESCRIBE_SNAPSHOTS : DESCRIBE_CLUSTER_SNAPSHOTS;
        String about = request.identifier().isEmpty() ? request.of() : request.identifier();
        return gate.call(action, about, () -> new DescribeSnapshots(account, request, tasks.now()).page());
    }

    /** DescribeDBInstances or DescribeDBClusters, as the request says. */
    public Slice<Database> databases(DatabasesRequest request) {
        String action = request.instances() ? DESCRIBE_INSTANCES : DESCRIBE_CLUSTERS;
        return gate.call(action, request.identifier(), () -> new DescribeDatabases(account, request).page());
    }

    Instant now() {
        return tasks.now();
    }

    /** What exists: databases, sources, buckets, roles, keys. */
    public RdsAccount account() {
        return account;
    }

    /** Acts as other users of the account, and shows what the API does not. */
    public RdsTestControl testControl() {
        return new RdsTestControl(account, tasks);
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }

    /** Decides the course of every export that starts from now on; {@link RdsTaskPlan#of(RdsSource)} until then. */
    public void plan(Function<RdsSource, TaskPlan<RdsEnding>> planner) {
        tasks.plan(planner);
    }

    /** Changes how many exports may run at once, which is five until then. Running exports continue. */
    public void quota(int exportsAtOnce) {
        tasks.quota(exportsAtOnce);
    }

    /**
     * Sets the error for starting a second export of a source while the first is running. AWS documents that it is
     * refused ("You can't run multiple export tasks for the same DB snapshot simultaneously"), but not with which
     * error. ExportTaskAlreadyExists is the default: it is the only modelled error whose description fits ("You can't
     * start an export task that's already running"). Callers should also cope with InvalidExportSourceState, so a
     * simulation can choose it.
     */
    public void answerRunningSourceWith(ErrorShape error) {
        tasks.answerRunningSourceWith(error);
    }
}
