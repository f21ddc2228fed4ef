package io.lakelift.local.asl;

import static java.util.Objects.requireNonNull;

import io.lakelift.local.time.Timeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** One execution of a state machine. It lives on its timeline and never blocks: whoever runs the timeline runs it. */
public final class Execution {
    /** As the service spells it. */
    public enum Status {
        RUNNING,
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }

    private final Run run;
    private final Strand strand;
    private final List<Consumer<Execution>> waiting = new ArrayList<>();
    private Optional<Limit> limit = Optional.empty();
    private Status status = Status.RUNNING;
    private Object output;
    private String error = "";
    private String cause = "";

    private Execution(StateMachine machine, Run run) {
        this.run = run;
        strand = new Strand(run, machine.flow(), Map.of(), Map.of(), new Strand.Ending() {
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
     * @throws IllegalArgumentException where StartExecution would refuse the input as too long
     */
    public static Execution start(
            StateMachine machine,
            Start start,
            Timeline timeline,
            Tasks tasks,
            Listener listener,
            RandomGenerator random) {
        requireNonNull(tasks, "tasks is null");
        requireNonNull(random, "random is null");
        Run.World world = new Run.World(timeline, tasks, listener, random);
        Object input = Values.inner(start.input());
        Quota.input(input);
        return start(machine, input, new Run(world, context(start, input), Map.of()));
    }

    static Execution start(StateMachine machine, Object input, Run run) {
        Execution execution = new Execution(machine, run);
        execution.limit = machine.timeoutSeconds()
                .map(seconds -> new Limit(run, Duration.ofSeconds(seconds), execution::timeOut));
        execution.strand.start(input);
        return execution;
    }

    static Map<String, Object> context(Start start, Object input) {
        Map<String, Object> execution = new LinkedHashMap<>();
        execution.put("Id", start.arn());
        execution.put("Input", input);
        execution.put("Name", start.name());
        execution.put("RoleArn", start.roleArn());
        execution.put("StartTime", Moments.format(start.startTime()));
        execution.put("RedriveCount", 0);
        Map<String, Object> machine = Values.ordered("Id", start.machineArn(), "Name", start.machineName());
        return Values.ordered("Execution", execution, "StateMachine", machine);
    }

    public Status status() {
        return status;
    }

    public boolean isOver() {
        return status != Status.RUNNING;
    }

    /** What the execution gave, as plain Java; null unless it SUCCEEDED. */
    public Object output() {
        return output;
    }

    public String error() {
        return error;
    }

    public String cause() {
        return cause;
    }

    /** How many history events it has made so far, as the service counts them. */
    public int historyEvents() {
        return run.history().count();
    }

    /** Does what StopExecution does: tasks that run are told to stop, and nothing is caught. */
    public void stop(String reason, String why) {
        if (!isOver()) {
            strand.stop();
            end(Status.ABORTED, null, reason, why);
        }
    }

    /** Runs {@code action} once the execution is over, at once if it is already. */
    public void onEnd(Consumer<Execution> action) {
        if (isOver()) {
            action.accept(this);
        } else {
            waiting.add(action);
        }
    }

    private void timeOut() {
        if (!isOver()) {
            strand.stop();
            end(Status.TIMED_OUT, null, "", "");
        }
    }

    private void end(Status ended, Object result, String reason, String why) {
        limit.ifPresent(Limit::cancel);
        run.history().end();
        status = ended;
        output = result;
        error = reason;
        cause = why;
        run.tell(new Event.ExecutionEnded(run.now(), ended, result, reason, why));
        waiting.forEach(action -> action.accept(this));
    }
}
