package io.lakelift.local.asl;

import io.lakelift.local.asl.State.Settle;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One stay in one state: what its expressions see, and how their failures are worded. */
final class Visit {
    /** Assign and Output, computed and not yet in effect. */
    record Settled(Map<String, Object> assigned, Object output) {}

    private final Run run;
    private final State state;
    private final Object input;
    private final Map<String, Object> variables;
    private final Map<String, Object> around;
    private final Instant enteredAt;
    private final int event;
    private final Function<String, Object> names = this::name;
    private Map<String, Object> context;
    private Map<String, Object> states;
    private int retries;

    /** @param around what the context holds beyond the execution's own: an iteration's Map.Item */
    Visit(Run run, State state, Object input, Map<String, Object> variables, Map<String, Object> around) {
        this.run = run;
        this.state = state;
        this.input = input;
        this.variables = variables;
        this.around = around;
        enteredAt = run.now();
        event = run.history().add(1);
        see(Optional.empty());
    }

    State state() {
        return state;
    }

    Object input() {
        return input;
    }

    int event() {
        return event;
    }

    int retries() {
        return retries;
    }

    void retry() {
        retries++;
        see(Optional.empty());
    }

    /** From here on {@code $states} also has this member: the result, or the error that a catcher handles. */
    void see(String member, Object value) {
        see(Optional.of(Map.entry(member, value)));
    }

    private void see(Optional<Map.Entry<String, Object>> more) {
        context = null;
        states = new HashMap<>();
        states.put("input", input);
        more.ifPresent(entry -> states.put(entry.getKey(), entry.getValue()));
    }

    Map<String, Object> context() {
        if (context == null) {
            context = new LinkedHashMap<>(run.context());
            Map<String, Object> about = new LinkedHashMap<>();
            about.put("EnteredTime", Moments.format(enteredAt));
            about.put("Name", state.name());
            if (state instanceof State.Guarded) {
                about.put("RetryCount", retries);
            }
            context.put("State", about);
            context.putAll(around);
            if (state instanceof State.Task task && TaskWork.hasToken(task)) {
                context.put("Task", Map.of("Token", "token-%d-%d".formatted(event, retries)));
            }
        }
        return context;
    }

    private Object name(String name) {
        if (name.equals("states")) {
            states.put("context", context());
            return states;
        }
        Object variable = variables.get(name);
        return variable != null ? variable : run.functions().get(name);
    }

    Object fill(Template template) {
        return fill(template, names);
    }

    /** The template, seen by one item of a Map. */
    Object fillFor(Map<String, Object> item, Template template) {
        Map<String, Object> seen = new HashMap<>(states);
        Map<String, Object> widened = new LinkedHashMap<>(context());
        widened.putAll(item);
        seen.put("context", widened);
        return fill(template, name -> name.equals("states") ? seen : name(name));
    }

    private Object fill(Template template, Function<String, Object> seen) {
        try {
            return template.fill(seen);
        } catch (Template.Failed e) {
            throw evaluationFailed(e.code(), e.getMessage());
        }
    }

    /** The filled template, where it is of the type that the field wants. */
    <T> T fill(Template template, Class<T> type, String typeName) {
        Object value = fill(template);
        if (!type.isInstance(value)) {
            throw unexpected(template, typeName, value);
        }
        return type.cast(value);
    }

    /** A whole number of seconds or of iterations; anything else is refused as a wrong type. */
    long whole(Template template, long least) {
        Object value = fill(template);
        if (!DefinitionReader.isBetween(value, least, Constants.MOST)) {
            throw unexpected(template, least == 0 ? "non-negative integer" : "positive integer", value);
        }
        return ((Number) value).longValue();
    }

    Failure unexpected(Template template, String expected, Object value) {
        String message = "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                .formatted(expected, Values.typeOf(value), Json.write(value));
        return template instanceof Template.Code code
                ? evaluationFailed(code, message)
                : new Failure(Failure.QUERY, place() + " A field " + message);
    }

    private Failure evaluationFailed(Template.Code code, String message) {
        run.history().add(1);
        return new Failure(
                Failure.QUERY,
                "%s The JSONata expression '%s' specified for the field '%s' %s"
                        .formatted(place(), code.expression().source(), code.path(), message));
    }

    String place() {
        return "An error occurred while executing the state '%s' (entered at the event id #%d)."
                .formatted(state.name(), event);
    }

    /** Computes Assign, then Output, both from the variables as they were. */
    Settled settle(Settle settle, Object otherwise) {
        Map<String, Object> assigned =
                LinkedHashMap.newLinkedHashMap(settle.assign().size());
        settle.assign().forEach((name, template) -> assigned.put(name, fill(template)));
        Object output = settle.output().map(this::fill).orElse(otherwise);
        Quota.assigned(state.name(), assigned, variables);
        Quota.payload("The state '" + state.name() + "' returned an output", output);
        return new Settled(assigned, output);
    }
}
