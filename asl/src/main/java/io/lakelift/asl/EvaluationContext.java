package io.lakelift.asl;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Resolves the names that the expressions of one state can use: {@code $states}, the variables, and the functions that
 * Step Functions adds.
 */
final class EvaluationContext implements Function<String, Object> {
    private final ExecutionRuntime runtime;
    private final State state;
    private final Object input;
    private final Map<String, Object> variables;
    private final Map<String, Object> around;
    private final Instant enteredAt;
    private final int event;
    private Map<String, Object> context = Map.of();
    private Map<String, Object> more = Map.of();
    private int retries;

    EvaluationContext(
            ExecutionRuntime runtime,
            State state,
            Object input,
            Map<String, Object> variables,
            Map<String, Object> around,
            int event) {
        this.runtime = runtime;
        this.state = state;
        this.input = input;
        this.variables = variables;
        this.around = around;
        this.event = event;
        enteredAt = runtime.now();
    }

    /** Sets the RetryCount of {@code $states.context}, and the members of {@code $states} besides input and context. */
    void look(int retriesSoFar, Map<String, Object> members) {
        retries = retriesSoFar;
        more = members;
        context = Map.of();
    }

    @Override
    public Object apply(String name) {
        if (name.equals("states")) {
            return states(context());
        }
        Object variable = variables.get(name);
        return variable != null ? variable : runtime.functions().get(name);
    }

    /** Resolves names as this context does, with {@code item} added to {@code $states.context}. */
    Function<String, Object> with(Map<String, Object> item) {
        Map<String, Object> widened = new LinkedHashMap<>(context());
        widened.putAll(item);
        Map<String, Object> states = states(widened);
        return name -> name.equals("states") ? states : apply(name);
    }

    private Map<String, Object> states(Map<String, Object> seen) {
        Map<String, Object> states = new HashMap<>(more);
        states.put("input", input);
        states.put("context", seen);
        return states;
    }

    /** {@code $states.context}, built when it is first asked for. */
    Map<String, Object> context() {
        if (context.isEmpty()) {
            context = new LinkedHashMap<>(runtime.context());
            context.put("State", about());
            context.putAll(around);
            if (state instanceof State.Task task && TaskWork.hasToken(task)) {
                context.put("Task", Map.of("Token", "%s/%d/%d".formatted(runtime.id(), event, retries)));
            }
        }
        return context;
    }

    private Map<String, Object> about() {
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("EnteredTime", Moments.format(enteredAt));
        about.put("Name", state.name());
        if (state instanceof State.Guarded) {
            about.put("RetryCount", retries);
        }
        return about;
    }
}
