package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One branch of a Parallel, or one iteration of a Map, before it is started.
 *
 * @param around members that are added to {@code $states.context}: in an iteration {@code Map}, in a branch those of
 *     the flow that contains the Parallel
 * @param events how many history events are counted when the child starts, and again when it succeeds
 */
record Child(Flow flow, Object input, Map<String, Object> around, int events) {

    static List<Child> branches(StateExecution stateExecution, State.Parallel state, Map<String, Object> around) {
        Object input = state.arguments().map(stateExecution::fill).orElse(stateExecution.input());
        Quota.payload("The state '" + state.name() + "' was given arguments", input);
        return state.branches().stream()
                .map(flow -> new Child(flow, input, around, 0))
                .toList();
    }

    static List<Child> items(StateExecution stateExecution, State.Each state) {
        List<Child> children = new ArrayList<>();
        for (Object item : values(stateExecution, state)) {
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("Index", children.size());
            about.put("Value", item);
            Map<String, Object> around = Map.of("Map", Map.of("Item", about));
            Object input = state.selector()
                    .map(one -> stateExecution.fillFor(around, one))
                    .orElse(item);
            Quota.payload("The state '" + state.name() + "' selected an item", input);
            children.add(new Child(state.processor(), input, around, 1));
        }
        return children;
    }

    private static List<?> values(StateExecution stateExecution, State.Each state) {
        if (state.items().isPresent()) {
            return stateExecution.fill(state.items().get(), List.class, "array");
        }
        if (stateExecution.input() instanceof List<?> list) {
            return list;
        }
        throw stateExecution.evaluationFailed(
                "Map state input must be an array but was: " + StrictJson.write(stateExecution.input()));
    }
}
