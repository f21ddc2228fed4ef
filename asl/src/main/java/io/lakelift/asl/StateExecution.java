package io.lakelift.asl;

import io.lakelift.asl.State.Settle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** One execution of one state. It evaluates the state's fields, and reports errors in the service's words. */
final class StateExecution {
    /** Assign and Output, computed but not yet in effect. */
    record StateResult(Map<String, Object> assigned, Object output) {}

    private final ExecutionRuntime runtime;
    private final State state;
    private final Object input;
    private final Map<String, Object> variables;
    private final EvaluationContext evaluationContext;
    private final int event;
    private int retries;

    /** @param around what is added to the execution's context: in an iteration, {@code Map.Item} */
    StateExecution(
            ExecutionRuntime runtime,
            State state,
            Object input,
            Map<String, Object> variables,
            Map<String, Object> around) {
        this.runtime = runtime;
        this.state = state;
        this.input = input;
        this.variables = variables;
        event = runtime.history().add(1);
        evaluationContext = new EvaluationContext(runtime, state, input, variables, around, event);
    }

    State state() {
        return state;
    }

    Object input() {
        return input;
    }

    int retries() {
        return retries;
    }

    void retry() {
        retries++;
        evaluationContext.look(retries, Map.of());
    }

    /** From here on {@code $states} also has this member: the result, or the error that a catcher handles. */
    void see(String member, Object value) {
        evaluationContext.look(retries, Map.of(member, value));
    }

    Map<String, Object> context() {
        return evaluationContext.context();
    }

    Object fill(Template template) {
        return fill(template, evaluationContext);
    }

    /** Fills a template for one iteration of a Map, whose item is added to the context. */
    Object fillFor(Map<String, Object> item, Template template) {
        return fill(template, evaluationContext.with(item));
    }

    private Object fill(Template template, Function<String, Object> names) {
        try {
            return template.fill(names);
        } catch (Template.Failed e) {
            throw evaluationFailed(e.code(), e.getMessage());
        }
    }

    /** Evaluates a template; a value without the type that the field requires is an error. */
    <T> T fill(Template template, Class<T> type, String typeName) {
        Object value = fill(template);
        if (!type.isInstance(value)) {
            throw unexpected(template, typeName, value);
        }
        return type.cast(value);
    }

    /** Evaluates a whole number from {@code least} to 99,999,999; any other value fails as one of the wrong type. */
    long whole(Template template, long least) {
        Object value = fill(template);
        if (!DefinitionReader.isBetween(value, least, Constants.MOST)) {
            throw unexpected(template, least == 0 ? "non-negative integer" : "positive integer", value);
        }
        return ((Number) value).longValue();
    }

    /** Computes Assign, then Output, both from the variables as they were. */
    StateResult settle(Settle settle, Object otherwise) {
        Map<String, Object> assigned =
                LinkedHashMap.newLinkedHashMap(settle.assign().size());
        settle.assign().forEach((name, template) -> assigned.put(name, fill(template)));
        Object output = settle.output().map(this::fill).orElse(otherwise);
        Quota.assigned(state.name(), assigned, variables);
        Quota.payload("The state '" + state.name() + "' returned an output", output);
        return new StateResult(assigned, output);
    }

    Failure unexpected(Template template, String expected, Object value) {
        String message = "returned an unexpected result type. Expected '%s', but was '%s' for value: %s"
                .formatted(expected, Values.typeOf(value), StrictJson.write(value));
        return template instanceof Template.Code code
                ? evaluationFailed(code, message)
                : failure(Failure.QUERY, "A field " + message);
    }

    private Failure evaluationFailed(Template.Code code, String message) {
        return evaluationFailed("The JSONata expression '%s' specified for the field '%s' %s"
                .formatted(code.expression().source(), code.path(), message));
    }

    /**
     * Creates the failure for a value that the state cannot use, and counts the event that the service writes for it.
     */
    Failure evaluationFailed(String sentence) {
        runtime.history().add(1);
        return failure(Failure.QUERY, sentence);
    }

    /** Creates a failure whose cause begins with where it happened. */
    Failure failure(String error, String sentence) {
        return new Failure(
                error,
                "An error occurred while executing the state '%s' (entered at the event id #%d). %s"
                        .formatted(state.name(), event, sentence));
    }
}
