package io.lakelift.asl;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state of a definition; there are eight kinds. A switch over it should have no default, so that adding a kind is a
 * compile error until it is handled.
 */
public sealed interface State {

    String name();

    /** The states that may have Retry and Catch. */
    sealed interface Guarded extends State {
        Guard guard();

        Exit exit();
    }

    record Task(String name, String resource, Optional<Template> arguments, Limits limits, Guard guard, Exit exit)
            implements Guarded {}

    record Parallel(String name, Optional<Template> arguments, List<Flow> branches, Guard guard, Exit exit)
            implements Guarded {}

    record Each(
            String name,
            Optional<Template> items,
            Optional<Template> selector,
            Optional<Template> concurrency,
            Flow processor,
            Guard guard,
            Exit exit)
            implements Guarded {}

    record Pass(String name, Exit exit) implements State {}

    record Wait(String name, Optional<Template> seconds, Optional<Template> timestamp, Exit exit) implements State {}

    record Choice(String name, List<Rule> rules, Settle settle, Optional<String> otherwise) implements State {}

    record Succeed(String name, Optional<Template> output) implements State {}

    record Fail(String name, Optional<Template> error, Optional<Template> cause) implements State {}

    /** A machine, a branch or a Map's processor: states whose transitions lead only to one another. */
    record Flow(String startAt, Map<String, State> states) {}

    /** The Assign and Output of a state, a rule or a catcher; both are computed before either takes effect. */
    record Settle(Map<String, Template> assign, Optional<Template> output) {}

    /** How a state is left: by {@code next} or, if that is empty, by ending the flow. */
    record Exit(Settle settle, Optional<String> next) {}

    record Rule(Template condition, Settle settle, String next) {}

    record Limits(Optional<Template> timeout, Optional<Template> heartbeat) {}

    record Guard(List<Retrier> retriers, List<Catcher> catchers) {}

    /** One entry of Retry. {@code interval} and {@code longest} (MaxDelaySeconds) are in seconds. */
    record Retrier(
            Errors errors, double interval, long attempts, double backoff, Optional<Double> longest, boolean jitter) {}

    record Catcher(Errors errors, Settle settle, String next) {}

    /**
     * The names in ErrorEquals. No name matches States.Runtime, and only its own name matches States.DataLimitExceeded.
     * States.TaskFailed matches neither States.Timeout nor States.QueryEvaluationError.
     */
    record Errors(List<String> names) {
        boolean match(String error) {
            if (error.equals("States.Runtime")) {
                return false;
            }
            if (names.contains(error)) {
                return true;
            }
            if (error.equals("States.DataLimitExceeded")) {
                return false;
            }
            return names.contains("States.ALL")
                    || (names.contains("States.TaskFailed")
                            && !error.equals("States.Timeout")
                            && !error.equals("States.QueryEvaluationError"));
        }
    }
}
