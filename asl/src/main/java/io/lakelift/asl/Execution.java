package io.lakelift.asl;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One execution of a state machine. It never blocks: it advances when its timeline is run. */
public final class Execution {
    /** The status of an execution, as the service spells it. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    /**
     * The status and the result so far; {@code error} and {@code cause} are empty if there are none. {@code since} is
     * when it ended; empty while it runs.
     */
    private record Standing(Status status, Object output, String error, String cause, Optional<Instant> since) {
        static final Standing RUNNING = new Standing(Status.RUNNING, null, "", "", Optional.empty());
    }

    private final StateMachine machine;
    private final Start start;
    private final ExecutionRuntime runtime;
    private final FlowExecution flowExecution;
    private final Redrives redrives = new Redrives();
    private List<Consumer<Execution>> waiting = new ArrayList<>();
    private Optional<Limit> limit = Optional.empty();
    private Standing standing = Standing.RUNNING;

    private Execution(StateMachine machine, Start start, ExecutionRuntime runtime) {
        this.machine = machine;
        this.start = start;
        this.runtime = runtime;
        flowExecution = new FlowExecution(runtime, machine.flow(), Map.of(), Map.of(), new FlowExecution.Ending() {
            @Override
            public void succeeded(Object result) {
                end(Status.SUCCEEDED, Values.outer(result), "", "");
            }

            @Override
            public void failed(Failure failure) {
                end(Status.FAILED, null, failure.error(), failure.reason());
            }
        });
    }

    /**
     * Starts an execution; its first state is entered as soon as the timeline runs.
     *
     * @throws IllegalArgumentException if StartExecution would refuse the input as too long
     */
    public static Execution start(
            StateMachine machine,
            Start start,
            Timeline timeline,
            TaskExecutor tasks,
            Listener listener,
            RandomGenerator random) {
        requireNonNull(tasks, "tasks is null");
        requireNonNull(random, "random is null");
        Object input = Values.inner(start.input());
        Quota.input(input);
        ExecutionRuntime.Host host = new ExecutionRuntime.Host(timeline, tasks, listener, random);
        return start(machine, start, input, new ExecutionRuntime(host, start.context(input), Map.of()));
    }

    static Execution start(StateMachine machine, Start start, Object input, ExecutionRuntime runtime) {
        Execution execution = new Execution(machine, start, runtime);
        execution.limitTime();
        execution.flowExecution.start(input);
        return execution;
    }

    /** What it was started with. */
    public Start start() {
        return start;
    }

    public Status status() {
        return standing.status();
    }

    public boolean isOver() {
        return status() != Status.RUNNING;
    }

    /** The execution's output, as plain Java; null unless it SUCCEEDED. */
    public Object output() {
        return standing.output();
    }

    /** The error that ended the execution; empty if it was not ended by one. */
    public String error() {
        return standing.error();
    }

    public String cause() {
        return standing.cause();
    }

    /** When it ended; empty while it runs. */
    public Optional<Instant> stopTime() {
        return standing.since();
    }

    public Redrives redrives() {
        return redrives;
    }

    /** How many history events it has made so far, as the service counts them. */
    public int historyEvents() {
        return runtime.history().count();
    }

    /** Does what StopExecution does: running tasks are asked to stop, and nothing is caught. */
    public void stop(String error, String cause) {
        interrupt(Status.ABORTED, error, cause);
    }

    /**
     * Ends the execution from outside with any status that the service may give it; nothing is caught. Does nothing if
     * it is already over.
     */
    public void interrupt(Status how, String error, String cause) {
        if (!isOver()) {
            flowExecution.stop();
            end(how, null, error, cause);
        }
    }

    /**
     * Does what RedriveExecution does: continues from where the execution stopped, see {@link Redrives}.
     *
     * @throws IllegalStateException with the service's reason if it refuses
     */
    public void redrive() {
        redrives.refusal(this, runtime.now()).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        redrives.count(runtime.now());
        runtime.history().add(1);
        runtime.redriven(redrives.count());
        standing = Standing.RUNNING;
        limitTime();
        flowExecution.redrive();
    }

    /** Runs {@code action} once, the next time the execution ends, or immediately if it is over. */
    public void onEnd(Consumer<Execution> action) {
        if (isOver()) {
            action.accept(this);
        } else {
            waiting.add(action);
        }
    }

    private void limitTime() {
        limit = machine.timeoutSeconds()
                .map(seconds ->
                        new Limit(runtime, Duration.ofSeconds(seconds), () -> interrupt(Status.TIMED_OUT, "", "")));
    }

    private void end(Status status, Object output, String error, String cause) {
        limit.ifPresent(Limit::cancel);
        runtime.history().end();
        standing = new Standing(status, output, error, cause, Optional.of(runtime.now()));
        runtime.report(new Event.ExecutionEnded(runtime.now(), status, output, error, cause));
        List<Consumer<Execution>> listeners = waiting;
        waiting = new ArrayList<>();
        listeners.forEach(action -> action.accept(this));
    }
}
