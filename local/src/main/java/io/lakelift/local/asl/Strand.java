package io.lakelift.local.asl;

import io.lakelift.local.asl.State.Exit;
import io.lakelift.local.asl.State.Flow;
import io.lakelift.local.asl.State.Rule;
import io.lakelift.local.asl.State.Settle;
import io.lakelift.local.time.Timeline.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One walk through one flow: an execution's own, a branch's, an iteration's. Each transition is an appointment of its
 * own, so that walks take turns and none of them needs a thread or a deep stack.
 */
final class Strand {
    /** Whoever waits for the walk to end. */
    interface Ending {
        void succeeded(Object output);

        void failed(Failure failure);
    }

    private final Run run;
    private final Flow flow;
    private final Map<String, Object> variables;
    private final Map<String, Object> around;
    private final Ending ending;
    private boolean over;
    private Appointment next = () -> {};
    private Runnable stopWork = () -> {};

    Strand(Run run, Flow flow, Map<String, Object> variables, Map<String, Object> around, Ending ending) {
        this.run = run;
        this.flow = flow;
        this.variables = new HashMap<>(variables);
        this.around = around;
        this.ending = ending;
    }

    void start(Object input) {
        then(Duration.ZERO, () -> enter(flow.startAt(), input));
    }

    /** Ends the walk where it stands, and what it waits for; nobody is told. */
    void stop() {
        over = true;
        next.cancel();
        stopWork.run();
    }

    Run run() {
        return run;
    }

    Map<String, Object> variables() {
        return variables;
    }

    Map<String, Object> around() {
        return around;
    }

    void onStop(Runnable action) {
        stopWork = action;
    }

    /** Continues after {@code delay}, unless the walk is stopped before. A failure that escapes ends the walk. */
    void then(Duration delay, Runnable action) {
        next = run.after(delay, () -> attempt(action));
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
        stopWork.run();
        ending.failed(failure);
    }

    private void enter(String name, Object input) {
        State state = flow.states().get(name);
        Visit visit = new Visit(run, state, input, variables, around);
        if (run.isWatched()) {
            run.tell(new Event.StateEntered(run.now(), name, type(state), Values.outer(input)));
        }
        switch (state) {
            case State.Guarded guarded -> new Attempts(this, visit, guarded).begin();
            case State.Pass pass -> leave(visit, pass.exit());
            case State.Wait await -> await(visit, await);
            case State.Choice choice -> choose(visit, choice);
            case State.Succeed succeed -> {
                settle(visit, new Settle(Map.of(), succeed.output()), input, Optional.empty());
            }
            case State.Fail fail -> throw failure(visit, fail);
        }
    }

    private static Failure failure(Visit visit, State.Fail fail) {
        String error =
                fail.error().map(one -> visit.fill(one, String.class, "string")).orElse("");
        String cause =
                fail.cause().map(one -> visit.fill(one, String.class, "string")).orElse("");
        return new Failure(error, cause);
    }

    private void choose(Visit visit, State.Choice choice) {
        for (Rule rule : choice.rules()) {
            if (visit.fill(rule.condition(), Boolean.class, "boolean")) {
                settle(visit, rule.settle(), visit.input(), Optional.of(rule.next()));
                return;
            }
        }
        if (choice.otherwise().isEmpty()) {
            throw new Failure(
                    "States.NoChoiceMatched",
                    visit.place()
                            + " Failed to transition out of the state. The state does not point to a next state.");
        }
        settle(visit, choice.settle(), visit.input(), choice.otherwise());
    }

    private void await(Visit visit, State.Wait await) {
        Optional<Long> seconds = await.seconds().map(template -> visit.whole(template, 0));
        Optional<Object> timestamp = await.timestamp().map(visit::fill);
        Duration left = seconds.map(Duration::ofSeconds).orElseGet(() -> until(visit, await, timestamp.orElseThrow()));
        run.tell(new Event.Waiting(
                run.now(), visit.state().name(), seconds.map(one -> one), timestamp.map(Object::toString), left));
        then(left, () -> leave(visit, await.exit()));
    }

    private Duration until(Visit visit, State.Wait await, Object timestamp) {
        Instant due = Constants.timestamp(timestamp)
                .orElseThrow(() -> visit.unexpected(await.timestamp().orElseThrow(), "ISO-8601 timestamp", timestamp));
        Duration left = Duration.between(run.now(), due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void leave(Visit visit, Exit exit) {
        settle(visit, exit.settle(), visit.input(), exit.next());
    }

    /** Leaves by the Assign and Output given; without an Output, {@code otherwise} goes on. */
    void settle(Visit visit, Settle settle, Object otherwise, Optional<String> target) {
        leave(visit, visit.settle(settle, otherwise), target);
    }

    void leave(Visit visit, Visit.Settled settled, Optional<String> target) {
        String name = visit.state().name();
        Object output = settled.output();
        run.history().add(1);
        variables.putAll(settled.assigned());
        stopWork = () -> {};
        if (run.isWatched()) {
            Map<String, Object> assigned = new LinkedHashMap<>();
            settled.assigned().forEach((variable, value) -> assigned.put(variable, Values.outer(value)));
            run.tell(new Event.StateLeft(run.now(), name, type(visit.state()), assigned, Values.outer(output)));
        }
        if (target.isPresent()) {
            then(Duration.ZERO, () -> enter(target.get(), output));
        } else {
            over = true;
            ending.succeeded(output);
        }
    }

    private static String type(State state) {
        return state instanceof State.Each ? "Map" : state.getClass().getSimpleName();
    }
}
