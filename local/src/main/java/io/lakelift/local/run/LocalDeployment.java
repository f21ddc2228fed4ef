package io.lakelift.local.run;

import io.lakelift.asl.Execution;
import io.lakelift.asl.Listener;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.time.Timeline;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.states.ServiceCalls;
import io.lakelift.fakes.states.StatesError;
import io.lakelift.local.lambda.FunctionHost;
import io.lakelift.local.lambda.LambdaFunction;
import io.lakelift.local.lambda.LambdaTasks;
import io.lakelift.local.lambda.Output;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lakelift deployed on this computer: the functions, fake AWS services on loopback, and the interpreter instead of Step
 * Functions. It is opened once and plays one night after another.
 */
public final class LocalDeployment implements AutoCloseable {
    private final Path home;
    private final Setup setup;
    private final FakeCloud cloud;
    private final LocalFunctions functions;
    /** Whether files are checked after an export. */
    private final boolean checking;

    private final ServiceCalls services;
    private final Map<LocalWorkflow, StateMachine> machines = new EnumMap<>(LocalWorkflow.class);
    private volatile Timeline timeline;
    private volatile LocalStates states;
    private Set<String> earlier = Set.of();
    private volatile Listener observer = Listener.NONE;

    /**
     * @param home the checkout: where {@code statemachine/} and the functions' jar are
     * @param outside the command's environment variables; an endpoint among them replaces the fake of that service
     * @param timeline the timeline of the first night
     * @param output receives what the functions print
     * @throws UsageError if the functions are not built, or a state machine cannot be read
     */
    public LocalDeployment(Path home, Map<String, String> outside, Timeline timeline, Output output) {
        this(home, outside, timeline, output, Setup.SAMPLE);
    }

    /**
     * A deployment whose account or parameters differ from the sample's.
     *
     * @throws UsageError if the functions are not built, or a state machine cannot be read
     */
    public LocalDeployment(Path home, Map<String, String> outside, Timeline timeline, Output output, Setup setup) {
        for (LambdaFunction function : LocalMachines.functions(home)) {
            if (!Files.exists(function.jar())) {
                throw new UsageError(
                        "The functions' jar %s is missing: build it with mvn verify.".formatted(function.jar()));
            }
        }
        this.home = home;
        this.setup = setup;
        this.timeline = timeline;
        redefine();
        this.cloud = new FakeCloud(() -> this.timeline.instant(), setup.inventory()).listen();
        this.cloud.show(() -> this.states);
        this.services = LocalMachines.services(cloud, outside);
        Map<String, String> environment = LocalMachines.environment(cloud.environment(), outside, setup);
        this.checking = Boolean.parseBoolean(environment.get("LAKELIFT_VERIFY_FILES"));
        this.functions = started(environment, outside, output);
        this.states = newStates();
    }

    private LocalFunctions started(Map<String, String> environment, Map<String, String> outside, Output output) {
        try {
            return LocalFunctions.start(home, environment, outside, output);
        } catch (UsageError unusable) {
            cloud.close();
            throw unusable;
        }
    }

    /**
     * Reads the state machines again, for the nights that begin from now on.
     *
     * @throws UsageError if one cannot be read, or would be refused
     */
    public void redefine() {
        for (LocalWorkflow workflow : LocalWorkflow.values()) {
            if (workflow == LocalWorkflow.EXPORT || Files.exists(workflow.file(home))) {
                machines.put(workflow, LocalMachines.load(workflow.file(home), setup));
            }
        }
    }

    /** Replaces this checkout's definition for the nights that begin from now on, until {@link #redefine}. */
    public void define(LocalWorkflow workflow, StateMachine definition) {
        machines.put(workflow, definition);
    }

    /** Reports to {@code everything} what the executions of all nights do, including those before the scenario. */
    public void observe(Listener everything) {
        observer = everything;
    }

    /** How many exports a fleet runs at once. */
    public int concurrency() {
        return setup.concurrency();
    }

    /** Begins a night in which no one looks after stopped executions. */
    public void begin(Timeline night, Scenario scenario, Object input) {
        begin(night, scenario, input, StoppedExecutions.FORGOTTEN);
    }

    /**
     * Begins another night. The functions' processes stay warm; the fakes and the executions begin from scratch.
     *
     * @param input the input of the night's first execution; its preconditions are played now, on the timeline
     */
    public void begin(Timeline night, Scenario scenario, Object input, StoppedExecutions stopped) {
        timeline = night;
        functions.host().ifPresent(host -> {
            host.spare();
            host.warm(LocalWorkflow.of(input).laterFunctions(checking));
        });
        states = newStates();
        cloud.play(scenario, world -> prologue(world, input, scenario, night));
        earlier = states.executions().stream().map(one -> one.start().arn()).collect(Collectors.toSet());
        if (stopped == StoppedExecutions.FOLLOWED) {
            states.events().add(StoppedExecutions.rule(setup.inventory()));
        }
    }

    private void prologue(FakeCloud world, Object input, Scenario scenario, Timeline night) {
        Optional.ofNullable(setup.variables().get("LAKELIFT_TABLES_DATABASE")).ifPresent(world.glue()::createDatabase);
        Preconditions.of(input, setup.inventory(), scenario).play(world, setup.inventory(), states, night);
    }

    /**
     * Starts an execution of the state machine that the input is for; it goes on when {@link #timeline()} is run.
     *
     * @throws UsageError if there is no such state machine, or Step Functions would not start it
     */
    public Execution start(String name, Object input, Listener listener) {
        LocalWorkflow workflow = LocalWorkflow.of(input);
        workflow.require(home);
        try {
            return states.start(workflow.machine(setup.inventory()), name, input, listener);
        } catch (StatesError e) {
            throw new UsageError("Step Functions would not start it: " + e.getMessage() + ".");
        }
    }

    /** Runs the timeline until every execution of this night is over, including those that events have started. */
    public void finish() {
        timeline.runUntil(this::allOver);
        boolean[] heard = {false};
        timeline.after(Duration.ZERO, () -> heard[0] = true);
        timeline.runUntil(() -> heard[0]);
        if (!allOver()) {
            timeline.runUntil(this::allOver);
        }
    }

    /** Stops the executions that still run, the newest first, because the rest of the night cannot be played. */
    public void abandon(String error, String cause) {
        states.executions().reversed().forEach(one -> one.stop(error, cause));
    }

    private boolean allOver() {
        return states.executions().stream()
                .allMatch(one -> one.isOver() || earlier.contains(one.start().arn()));
    }

    public Timeline timeline() {
        return timeline;
    }

    /** The interpreter with this night's executions. */
    public LocalStates states() {
        return states;
    }

    public FakeCloud cloud() {
        return cloud;
    }

    /**
     * The host of the functions' processes.
     *
     * @throws IllegalStateException if the handlers run in this process
     */
    public FunctionHost functions() {
        return functions.host().orElseThrow(() -> new IllegalStateException("the functions have no processes"));
    }

    @Override
    public void close() {
        functions.close();
        cloud.close();
    }

    private LocalStates newStates() {
        LocalStates made = new LocalStates(
                setup.inventory().region(),
                setup.inventory().account(),
                timeline,
                new LambdaTasks(functions.invoker(), LocalMachines::functionName),
                services);
        made.observe(event -> observer.happened(event));
        machines.forEach((workflow, machine) -> made.register(workflow.machine(setup.inventory()), machine));
        return made;
    }
}
