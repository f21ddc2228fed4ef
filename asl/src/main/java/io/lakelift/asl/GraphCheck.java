package io.lakelift.asl;

import io.lakelift.asl.State.Catcher;
import io.lakelift.asl.State.Flow;
import io.lakelift.asl.State.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks that each transition leads to a state of the same flow, that every state can be reached, and that a flow can
 * end.
 */
final class GraphCheck {
    /** A transition out of a state, and the variables that are assigned on it. */
    record Way(String field, String target, Set<String> assigned) {}

    private GraphCheck() {}

    /** Reports each transition, StartAt included, whose target is not a state of this flow. */
    static void ways(Flow flow, DefinitionFields fields) {
        if (fields.has("StartAt") && !flow.states().containsKey(flow.startAt())) {
            fields.refuse("StartAt", "names no state of this flow: " + flow.startAt());
        }
        for (State state : flow.states().values()) {
            for (Way way : ways(state)) {
                if (!way.target().isEmpty() && !flow.states().containsKey(way.target())) {
                    fields.refuse(
                            "States." + state.name() + "." + way.field(),
                            "names no state of this flow: " + way.target());
                }
            }
        }
    }

    /** Reports a flow that no state ends, and each state that cannot be reached from StartAt. */
    static void whole(Flow flow, DefinitionFields fields) {
        if (flow.states().values().stream().noneMatch(GraphCheck::ends)) {
            fields.refuse("States", "no state ends the flow; one needs \"End\": true, or to be Succeed or Fail");
        }
        Set<String> reached = reached(flow);
        flow.states().keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name ->
                        fields.refuse("States." + name, "cannot be reached from StartAt; remove it or go to it"));
    }

    private static boolean ends(State state) {
        return switch (state) {
            case State.Succeed s -> true;
            case State.Fail f -> true;
            case State.Guarded guarded -> guarded.exit().next().isEmpty();
            case State.Pass pass -> pass.exit().next().isEmpty();
            case State.Wait await -> await.exit().next().isEmpty();
            case State.Choice c -> false;
        };
    }

    static List<Way> ways(State state) {
        List<Way> ways = new ArrayList<>();
        switch (state) {
            case State.Guarded guarded -> {
                int index = 0;
                for (Catcher catcher : guarded.guard().catchers()) {
                    add("Catch[%d].Next".formatted(index++), catcher.next(), catcher.settle(), ways);
                }
                next(guarded.exit(), ways);
            }
            case State.Pass pass -> next(pass.exit(), ways);
            case State.Wait await -> next(await.exit(), ways);
            case State.Choice choice -> {
                for (Rule rule : choice.rules()) {
                    add("Choices[%d].Next".formatted(ways.size()), rule.next(), rule.settle(), ways);
                }
                choice.otherwise().ifPresent(target -> add("Default", target, choice.settle(), ways));
            }
            case State.Succeed s -> {}
            case State.Fail f -> {}
        }
        return ways;
    }

    private static void next(State.Exit exit, List<Way> ways) {
        exit.next().ifPresent(target -> add("Next", target, exit.settle(), ways));
    }

    private static void add(String field, String target, State.Settle settle, List<Way> ways) {
        ways.add(new Way(field, target, settle.assign().keySet()));
    }

    private static Set<String> reached(Flow flow) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(flow.startAt()));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (flow.states().containsKey(name) && reached.add(name)) {
                ways(flow.states().get(name)).forEach(way -> open.add(way.target()));
            }
        }
        return reached;
    }
}
