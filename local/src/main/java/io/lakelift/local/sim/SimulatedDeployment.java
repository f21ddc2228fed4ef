package io.lakelift.local.sim;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.StateMachine;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What nights are played with, read once and shared by all.
 *
 * @param machines reads the definitions, by name; each thread reads its own, because expressions keep state while they
 *     are evaluated
 * @param rules of EventBridge
 * @param environment of the functions
 * @param functionNames gives a function's name for the ARN that a definition holds
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
