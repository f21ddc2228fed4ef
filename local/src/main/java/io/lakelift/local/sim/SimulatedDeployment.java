package io.lakelift.local.sim;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.StateMachine;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The deployment that nights are played with: its state machines, event rules and the functions' environment.
 *
 * @param machines reads the state machines' definitions, by name; called once by each thread
 * @param rules EventBridge's rules
 * @param environment the functions' environment variables
 * @param functionNames converts the function's ARN in a definition into its name
 */
public record SimulatedDeployment(
        Supplier<Map<String, StateMachine>> machines,
        List<io.lakelift.fakes.states.Rule> rules,
        Map<String, String> environment,
        UnaryOperator<String> functionNames) {
    public SimulatedDeployment {
        requireNonNull(machines, "machines is null");
        rules = List.copyOf(rules);
        environment = Map.copyOf(environment);
    }
}
