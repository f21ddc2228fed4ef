package io.lakelift.asl;

import io.lakelift.asl.State.Exit;
import io.lakelift.asl.State.Rule;
import io.lakelift.asl.State.Settle;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs a state of any kind; {@link Attempts} runs those that may have Retry and Catch. */
final class StateRunner {
    private final FlowExecution flowExecution;
    private final StateExecution stateExecution;

    StateRunner(FlowExecution flowExecution, StateExecution stateExecution) {
        this.flowExecution = flowExecution;
        this.stateExecution = stateExecution;
    }

    void run() {
        switch (stateExecution.state()) {
            case State.Guarded guarded -> new Attempts(flowExecution, stateExecution, guarded).begin();
            case State.Pass pass -> leave(pass.exit());
            case State.Wait await -> await(await);
            case State.Choice choice -> choose(choice);
            case State.Succeed succeed -> settle(new Settle(Map.of(), succeed.output()), Optional.empty());
            case State.Fail fail -> throw new Failure(text(fail.error()), text(fail.cause()));
        }
    }

    private String text(Optional<Template> template) {
        return template.map(one -> stateExecution.fill(one, String.class, "string"))
                .orElse("");
    }

    private void choose(State.Choice choice) {
        for (Rule rule : choice.rules()) {
            if (stateExecution.fill(rule.condition(), Boolean.class, "boolean")) {
                settle(rule.settle(), Optional.of(rule.next()));
                return;
            }
        }
        if (choice.otherwise().isEmpty()) {
            throw stateExecution.failure(
                    "States.NoChoiceMatched",
                    "Failed to transition out of the state. The state does not point to a next state.");
        }
        settle(choice.settle(), choice.otherwise());
    }

    private void await(State.Wait await) {
        Optional<Long> seconds = await.seconds().map(template -> stateExecution.whole(template, 0));
        Optional<Object> timestamp = await.timestamp().map(stateExecution::fill);
        Duration left = seconds.map(Duration::ofSeconds).orElseGet(() -> until(await, timestamp.orElseThrow()));
        ExecutionRuntime runtime = flowExecution.runtime();
        runtime.report(new Event.Waiting(
                runtime.now(),
                stateExecution.state().name(),
                seconds.map(one -> one),
                timestamp.map(Object::toString),
                left));
        flowExecution.then(left, () -> leave(await.exit()));
    }

    private Duration until(State.Wait await, Object timestamp) {
        if (!(timestamp instanceof String text)) {
            throw stateExecution.unexpected(await.timestamp().orElseThrow(), "string", timestamp);
        }
        Instant due = Constants.timestamp(text)
                .orElseThrow(() ->
                        stateExecution.evaluationFailed("The Timestamp field cannot be parsed as an ISO-8601 extended"
                                + " offset date-time format string: " + text));
        Duration left = Duration.between(flowExecution.runtime().now(), due);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private void leave(Exit exit) {
        settle(exit.settle(), exit.next());
    }

    private void settle(Settle settle, Optional<String> target) {
        flowExecution.leave(stateExecution, stateExecution.settle(settle, stateExecution.input()), target);
    }
}
