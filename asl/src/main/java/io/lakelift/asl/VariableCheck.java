package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks that no branch or iteration assigns a variable of the flow around it: it may only read such variables. Like
 * Step Functions, it considers the names that may be assigned before the Parallel or Map is entered, not those assigned
 * later.
 */
final class VariableCheck {
    private final DefinitionFindings findings;

    private VariableCheck(DefinitionFindings findings) {
        this.findings = findings;
    }

    static void of(Flow flow, DefinitionFindings findings) {
        new VariableCheck(findings).check(flow, Set.of());
    }

    private void check(Flow flow, Set<String> outer) {
        for (State state : flow.states().values()) {
            assigned(state)
                    .filter(outer::contains)
                    .forEach(name -> findings.add(
                            state.name(),
                            "assigns $%s, a variable of the flow around it; choose another name".formatted(name)));
            List<Flow> inner = inner(state);
            if (!inner.isEmpty()) {
                Set<String> known = new HashSet<>(outer);
                known.addAll(assignedBefore(flow, state.name()));
                inner.forEach(one -> check(one, known));
            }
        }
    }

    private static Stream<String> assigned(State state) {
        Stream<String> atTheEnd = state instanceof State.Guarded guarded
                ? guarded.exit().settle().assign().keySet().stream()
                : state instanceof State.Pass pass ? pass.exit().settle().assign().keySet().stream() : Stream.of();
        return Stream.concat(atTheEnd, GraphCheck.ways(state).stream().flatMap(way -> way.assigned().stream()))
                .distinct();
    }

    private static List<Flow> inner(State state) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches();
            case State.Each each -> List.of(each.processor());
            default -> List.of();
        };
    }

    private static Set<String> assignedBefore(Flow flow, String name) {
        Set<String> before = new HashSet<>(Set.of(name));
        Set<String> assigned = new HashSet<>();
        int size = -1;
        while (size != before.size() + assigned.size()) {
            size = before.size() + assigned.size();
            flow.states()
                    .values()
                    .forEach(state -> GraphCheck.ways(state).stream()
                            .filter(way -> before.contains(way.target()))
                            .forEach(way -> {
                                before.add(state.name());
                                assigned.addAll(way.assigned());
                            }));
        }
        return assigned;
    }
}
