package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Runs one flow: that of an execution, a branch or an iteration. Each transition is scheduled on the timeline, so flows
 * take turns and none needs a thread or a deep stack.
 */
final class FlowExecution {
    /** Receives the result of a flow, or of one attempt at a state. */
    interface Ending {
        void succeeded(Object output);

        void failed(Failure failure);
    }

    private final ExecutionRuntime runtime;
    private final Flow flow;
    private final Map<String, Object> variables;
    private final Map<String, Object> around;
    private final Ending ending;
    private boolean over;
    private String at;
    private Object input;
    private Optional<Children> unfinished = Optional.empty();
    private Appointment next = () -> {};
    private Runnable stopWork = () -> {};

    FlowExecution(
            ExecutionRuntime runtime,
            Flow flow,
            Map<String, Object> variables,
            Map<String, Object> around,
            Ending ending) {
        this.runtime = runtime;
        this.flow = flow;
        this.variables = new HashMap<>(variables);
        this.around = around;
        this.ending = ending;
    }

    void start(Object given) {
        go(flow.startAt(), given);
    }

    /**
     * Enters the current state again, with the same input and variables: variables change only when a state is left.
     * Retries and time limits start from zero.
     */
    void redrive() {
        over = false;
        stopWork = () -> {};
        then(Duration.ZERO, this::enter);
    }

    private void go(String name, Object given) {
        at = name;
        input = given;
        unfinished = Optional.empty();
        then(Duration.ZERO, this::enter);
    }

    /** Stops the flow and the work of its current state, without calling {@link Ending}. */
    void stop() {
        over = true;
        next.cancel();
        stopWork.run();
    }

    ExecutionRuntime runtime() {
        return runtime;
    }

    Map<String, Object> variables() {
        return variables;
    }

    Map<String, Object> around() {
        return around;
    }

    /** The children of the state that is being redriven, if it has any whose results still count. */
    Optional<Children> unfinished() {
        return unfinished;
    }

    void work(Children children) {
        unfinished = Optional.of(children);
    }

    void onStop(Runnable action) {
        stopWork = action;
    }

    /**
     * Runs {@code action} after {@code delay}, unless the flow is over by then. A {@link Failure} that it throws fails
     * the flow.
     */
    void then(Duration delay, Runnable action) {
        next = runtime.after(delay, () -> attempt(action));
    }

    private void attempt(Runnable action) {
        if (!over) {
            try {
                action.run();
            } catch (Failure failure) {
                fail(failure);
            }
        }
    }

    void fail(Failure failure) {
        over = true;
        if (failure.error().equals(Failure.DATA_LIMIT)) {
            unfinished = Optional.empty();
        }
        stopWork.run();
        ending.failed(failure);
    }

    private void enter() {
        State state = flow.states().get(at);
        StateExecution stateExecution = new StateExecution(runtime, state, input, variables, around);
        if (runtime.isWatched()) {
            runtime.report(new Event.StateEntered(runtime.now(), at, type(state), Values.outer(input)));
        }
        new StateRunner(this, stateExecution).run();
    }

    void leave(StateExecution stateExecution, StateExecution.StateResult settled, Optional<String> target) {
        String name = stateExecution.state().name();
        Object output = settled.output();
        runtime.history().add(1);
        variables.putAll(settled.assigned());
        stopWork = () -> {};
        if (runtime.isWatched()) {
            Map<String, Object> assigned = new LinkedHashMap<>();
            settled.assigned().forEach((variable, value) -> assigned.put(variable, Values.outer(value)));
            runtime.report(new Event.StateLeft(
                    runtime.now(), name, type(stateExecution.state()), assigned, Values.outer(output)));
        }
        if (target.isPresent()) {
            go(target.get(), output);
        } else {
            over = true;
            ending.succeeded(output);
        }
    }

    private static String type(State state) {
        return state instanceof State.Each ? "Map" : state.getClass().getSimpleName();
    }
}
