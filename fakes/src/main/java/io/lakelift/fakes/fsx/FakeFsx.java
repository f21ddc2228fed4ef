package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.Slice;
import io.lakelift.fakes.wire.TokenBucket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * FSx's file systems, associations and data repository tasks in memory, on a given clock. A request can create only
 * exports, and only of Lustre file systems. The operations throw {@link io.lakelift.fakes.wire.ServiceError} if FSx
 * would answer with an error, and {@link io.lakelift.fakes.wire.ConnectionLost} if a fault loses the request or the
 * answer. {@link FsxEndpoint} turns both into HTTP.
 */
public final class FakeFsx {
    public static final String CREATE = "CreateDataRepositoryTask";
    public static final String DESCRIBE = "DescribeDataRepositoryTasks";
    public static final String CANCEL = "CancelDataRepositoryTask";
    public static final String DESCRIBE_ASSOCIATIONS = "DescribeDataRepositoryAssociations";
    public static final String DESCRIBE_FILE_SYSTEMS = "DescribeFileSystems";

    private final FsxAccount account = new FsxAccount();
    private final FsxTaskStore tasks;
    private final Gate gate;

    /** Only faults throttle here, because FSx's throttle is not documented and no one reports one. */
    public FakeFsx(InstantSource clock, Consumer<Duration> pause) {
        this.tasks = new FsxTaskStore(clock);
        this.gate = new Gate(clock, pause, TokenBucket.bottomless(), Fault.throttlingException());
    }

    public DataRepositoryTask create(CreateRequest request) {
        return gate.call(CREATE, request.fileSystemId(), () -> {
            CreateRules.parameters(request);
            return tasks.repeated(request)
                    .orElseGet(() -> tasks.start(request, new CreateRules(account).fileSystem(request)));
        });
    }

    public Slice<DataRepositoryTask> describe(FsxDescribeRequest request) {
        return gate.call(DESCRIBE, about(request), () -> new FsxDescribe(account, tasks).tasks(request));
    }

    public DataRepositoryTask cancel(String taskId) {
        return gate.call(CANCEL, taskId, () -> {
            if (!taskId.matches("task-[0-9a-f]{17,}")) {
                throw FsxListing.invalid(
                        "1 validation error detected: Value at 'taskId' failed to satisfy constraint.");
            }
            return tasks.cancel(tasks.visible(taskId));
        });
    }

    public Slice<Association> describeAssociations(FsxDescribeRequest request) {
        return gate.call(
                DESCRIBE_ASSOCIATIONS, about(request), () -> new FsxDescribe(account, tasks).associations(request));
    }

    public Slice<FileSystem> describeFileSystems(FsxDescribeRequest request) {
        return gate.call(
                DESCRIBE_FILE_SYSTEMS, about(request), () -> new FsxDescribe(account, tasks).fileSystems(request));
    }

    private static String about(FsxDescribeRequest request) {
        return String.join(",", request.ids());
    }

    /** What exists: file systems and their links to S3. */
    public FsxAccount account() {
        return account;
    }

    /** Acts as other users of the account, and shows what the API does not. */
    public FsxTestControl testControl() {
        return new FsxTestControl(account, tasks);
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }

    /** Decides the course of every task that is created from now on; {@link FsxTaskPlan#of(FileSystem)} until then. */
    public void plan(Function<FileSystem, TaskPlan<FsxEnding>> planner) {
        tasks.plan(planner);
    }
}
