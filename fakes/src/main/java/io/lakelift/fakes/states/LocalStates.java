package io.lakelift.fakes.states;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.Listener;
import io.lakelift.asl.Start;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.StrictJson;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.time.Timeline;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Step Functions in one account and Region: standard state machines, and their executions on one timeline.
 *
 * <p>Not supported: express state machines, versions and aliases, activities and task tokens, distributed Map, tags,
 * logging, and the throttling of API calls, which {@link io.lakelift.fakes.sfn.FakeSfn} does for the calls of
 * functions. Descriptions of executions are always up to date, whereas those of the service can lag behind.
 */
public final class LocalStates {
    private final Arns arns;
    private final Timeline timeline;
    private final Router router;
    private final EventBus events;
    private final Map<String, StateMachine> machines = new LinkedHashMap<>();
    private final ExecutionStore executions = new ExecutionStore();
    private TaskExecutor tasks;
    private Function<Start, Listener> watcher = start -> Listener.NONE;
    private Listener observer = Listener.NONE;

    /** @param functions runs the tasks whose Resource is {@code lambda:invoke} */
    public LocalStates(String region, String account, Timeline timeline, TaskExecutor functions) {
        this(region, account, timeline, functions, Optional.empty());
    }

    /** @param services makes the calls of tasks that list what RDS and FSx have */
    public LocalStates(
            String region, String account, Timeline timeline, TaskExecutor functions, ServiceCalls services) {
        this(region, account, timeline, functions, Optional.of(services));
    }

    private LocalStates(
            String region, String account, Timeline timeline, TaskExecutor functions, Optional<TaskExecutor> services) {
        arns = new Arns(region, account);
        this.timeline = requireNonNull(timeline, "timeline is null");
        router = new Router(this, functions, services);
        tasks = router;
        events = new EventBus(timeline, (rule, name, event) -> start(rule.machine(), name, event));
    }

    /** Whether an execution can have this name. */
    public static boolean isName(String name) {
        return Arns.isName(name);
    }

    /**
     * Creates a state machine, or replaces its definition for executions that start from now on.
     *
     * @throws IllegalArgumentException naming a Resource that is not supported here
     */
    public void register(String machine, StateMachine definition) {
        Arns.checkName(machine);
        router.check(machine, definition);
        machines.put(machine, definition);
    }

    /** Sets the listeners of executions that are started without one, such as by a rule or by another execution. */
    public void watch(Function<Start, Listener> listeners) {
        watcher = requireNonNull(listeners, "listeners is null");
    }

    /** Wraps the executor of tasks for executions that start from now on. */
    public void disturb(UnaryOperator<TaskExecutor> disturbance) {
        tasks = disturbance.apply(router);
    }

    /** Sets a listener for every execution, in addition to the execution's own. */
    public void observe(Listener everything) {
        observer = requireNonNull(everything, "everything is null");
    }

    public Execution start(String machine, String name, Object input) {
        return start(machine, name, input, null);
    }

    /**
     * Does what StartExecution does: a start with the name and input of a running execution returns that execution.
     *
     * @param listener the execution's listener, or null for the one that {@link #watch} sets
     * @throws StatesError StateMachineDoesNotExist, InvalidName, InvalidExecutionInput, ExecutionAlreadyExists
     */
    public Execution start(String machine, String name, Object input, Listener listener) {
        StateMachine definition = definition(machine);
        Arns.checkName(name);
        String text = StrictJson.write(input);
        String arn = arns.execution(machine, name);
        Optional<Execution> same = executions.same(arn, text, timeline.instant());
        if (same.isPresent()) {
            return same.get();
        }
        Start about =
                new Start(name, arn, now(), arns.role(machine), arns.machine(machine), machine, StrictJson.read(text));
        Execution execution = begin(definition, about, observed(listener == null ? watcher.apply(about) : listener));
        executions.add(execution);
        changed(execution);
        return execution;
    }

    private Listener observed(Listener listener) {
        return event -> {
            observer.happened(event);
            listener.happened(event);
        };
    }

    private Execution begin(StateMachine definition, Start about, Listener listener) {
        try {
            // Seeded with the name, so that a repeated run has the same jitter.
            return Execution.start(
                    definition,
                    about,
                    timeline,
                    tasks,
                    listener,
                    new SplittableRandom(about.name().hashCode()));
        } catch (IllegalArgumentException tooLong) {
            throw StatesError.invalidInput(tooLong.getMessage());
        }
    }

    /** Does what StopExecution does, which is nothing if the execution is over. Error and cause may be empty. */
    public void stop(String executionArn, String error, String cause) {
        find(executionArn).stop(error, cause);
    }

    public Description describe(String executionArn) {
        return Description.of(find(executionArn), timeline.instant());
    }

    /**
     * Lists the executions of a machine, the newest first.
     *
     * @param maxResults up to 1000; 0 means 100
     */
    public Slice<Description> list(
            String machine, Optional<Status> statusFilter, Optional<String> nextToken, int maxResults) {
        definition(machine);
        return new ExecutionListing(executions.of(machine, statusFilter))
                .page(nextToken, maxResults, timeline.instant());
    }

    /** Lists a page of the executions of the state machine with this ARN. */
    public Slice<Description> listOf(
            String machineArn, Optional<Status> statusFilter, Optional<String> nextToken, int maxResults) {
        return list(arns.machineName(machineArn), statusFilter, nextToken, maxResults);
    }

    /** @throws StatesError ExecutionNotRedrivable, with the service's reason */
    public void redrive(String executionArn) {
        Execution execution = find(executionArn);
        try {
            execution.redrive();
        } catch (IllegalStateException refused) {
            throw StatesError.notRedrivable(refused.getMessage());
        }
        changed(execution);
    }

    /** @throws StatesError ExecutionDoesNotExist, InvalidArn */
    public Execution find(String executionArn) {
        return executions.find(executionArn);
    }

    /** All executions, in the order in which they were started. */
    public List<Execution> executions() {
        return executions.all();
    }

    public EventBus events() {
        return events;
    }

    public String machineArn(String machine) {
        return arns.machine(machine);
    }

    /** The ARN of a state machine of any account and Region. */
    public static String machineArn(String region, String account, String machine) {
        return new Arns(region, account).machine(machine);
    }

    Arns arns() {
        return arns;
    }

    private StateMachine definition(String machine) {
        return Optional.ofNullable(machines.get(machine))
                .orElseThrow(() -> StatesError.noMachine(arns.machine(machine)));
    }

    private void changed(Execution execution) {
        events.publish(StatusChange.of(describe(execution.start().arn()), arns, timeline.instant()));
        if (!execution.isOver()) {
            execution.onEnd(this::changed);
        }
    }

    private Instant now() {
        return timeline.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
