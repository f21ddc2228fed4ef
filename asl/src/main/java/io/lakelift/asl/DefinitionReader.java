package io.lakelift.asl;

import io.lakelift.asl.State.Flow;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and checks the definition of a state machine; each branch of a Parallel and each processor of a Map is read in
 * the same way.
 */
final class DefinitionReader {
    private static final int LARGEST = 1024 * 1024;
    private static final long LONGEST = 99_999_999;
    private static final int LONGEST_NAME = 80;

    private final DefinitionFindings findings = new DefinitionFindings();
    private final Set<String> names = new HashSet<>();
    private final StateReader states = new StateReader(this, findings);

    static StateMachine read(String json) {
        return new DefinitionReader().machine(json);
    }

    private StateMachine machine(String json) {
        if (json.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            findings.add("definition", "is larger than 1 MB, the most that Step Functions accepts");
        }
        DefinitionFields fields = DefinitionFields.of(tree(json), "", findings);
        checkLanguage(fields);
        fields.text("Version")
                .filter(version -> !version.equals("1.0"))
                .ifPresent(version -> fields.refuse("Version", "must be \"1.0\", not \"" + version + "\""));
        Optional<Long> timeout = timeout(fields);
        Flow flow = flow(fields);
        fields.rejectUnread("a state machine");
        findings.refuse();
        VariableCheck.of(flow, findings);
        findings.refuse();
        return new StateMachine(flow, timeout);
    }

    private Object tree(String json) {
        try {
            return Values.inner(StrictJson.read(json));
        } catch (IllegalArgumentException e) {
            findings.add("definition", e.getMessage());
            throw new InvalidDefinition(findings.list());
        }
    }

    private static void checkLanguage(DefinitionFields fields) {
        String language = fields.text("QueryLanguage").orElse("");
        if (language.isEmpty()) {
            fields.refuse(
                    "QueryLanguage", "is missing, which means JSONPath; only \"JSONata\" is run here, so write it");
        } else if (!language.equals("JSONata")) {
            fields.refuse("QueryLanguage", "must be \"JSONata\", the only language run here, not \"" + language + "\"");
        }
    }

    private static Optional<Long> timeout(DefinitionFields fields) {
        Optional<Object> value = fields.optional("TimeoutSeconds");
        if (value.isPresent() && !isBetween(value.get(), 1, LONGEST)) {
            fields.refuse(
                    "TimeoutSeconds",
                    "must be a constant whole number from 1 to 99999999, not " + StrictJson.write(value.get()));
            return Optional.empty();
        }
        return value.map(number -> ((Number) number).longValue());
    }

    static boolean isBetween(Object value, long least, long most) {
        return Values.isWhole(value) && ((Number) value).longValue() >= least && ((Number) value).longValue() <= most;
    }

    /** Reads StartAt and States; the caller reads the object's other fields. */
    Flow flow(DefinitionFields fields) {
        int before = findings.size();
        String startAt = fields.requiredText("StartAt");
        Flow flow = new Flow(startAt, states(fields));
        GraphCheck.ways(flow, fields);
        // A state with findings may make others seem unreachable, so these checks wait until there are none.
        if (findings.size() == before) {
            GraphCheck.whole(flow, fields);
        }
        return flow;
    }

    private Map<String, State> states(DefinitionFields fields) {
        Object written = fields.required("States").orElse(Map.of());
        if (fields.has("States") && (!(written instanceof Map<?, ?> map) || map.isEmpty())) {
            fields.refuse("States", "must be an object with at least one state");
        }
        Map<String, State> read = new LinkedHashMap<>();
        if (written instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                String name = (String) key;
                DefinitionFields state = DefinitionFields.of(value, fields.place("States") + "." + name, findings);
                checkName(name, state);
                read.put(name, states.read(name, state));
            });
        }
        return read;
    }

    private void checkName(String name, DefinitionFields state) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            findings.add(state.place(), "has a name of %d characters; 1 to 80 are allowed".formatted(name.length()));
        }
        if (!names.add(name)) {
            findings.add(state.place(), "has the name of another state; names are unique in the whole definition");
        }
    }
}
