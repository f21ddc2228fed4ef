package io.lakelift.fakes.states;

import io.lakelift.asl.StrictJson;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An event pattern in EventBridge's JSON: fields with lists of values, and {@code prefix}, {@code wildcard},
 * {@code anything-but} (of values, a prefix or a wildcard), {@code exists} and {@code $or}. EventBridge's other
 * operators are refused. The complexity of a pattern is not limited here: infra's tests check it with EventBridge's own
 * library.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html">Event patterns</a>
 */
public final class EventPattern {
    private static final String OR = "$or";

    private final Map<?, ?> fields;

    private EventPattern(Map<?, ?> fields) {
        this.fields = fields;
    }

    /** @throws IllegalArgumentException naming what is not a pattern, or not supported here */
    public static EventPattern of(String json) {
        if (!(StrictJson.read(json) instanceof Map<?, ?> fields)) {
            throw new IllegalArgumentException("an event pattern must be a JSON object, not " + json);
        }
        check(fields);
        return new EventPattern(fields);
    }

    public boolean matches(Map<String, Object> event) {
        return matches(fields, event);
    }

    private static boolean matches(Map<?, ?> pattern, Map<?, ?> object) {
        return pattern.entrySet().stream().allMatch(field -> {
            if (field.getKey().equals(OR)) {
                return ((List<?>) field.getValue()).stream().anyMatch(each -> matches((Map<?, ?>) each, object));
            }
            Object value = object.get(field.getKey());
            boolean present = object.containsKey(field.getKey()) && !List.of().equals(value);
            if (field.getValue() instanceof Map<?, ?> inner) {
                return matches(inner, value instanceof Map<?, ?> map ? map : Map.of());
            }
            List<?> values = present && value instanceof List<?> list ? list : Collections.singletonList(value);
            return ((List<?>) field.getValue())
                    .stream().anyMatch(wanted -> values.stream().anyMatch(one -> fits(wanted, present, one)));
        });
    }

    private static boolean fits(Object wanted, boolean present, Object value) {
        if (!(wanted instanceof Map<?, ?> rule)) {
            return present && same(wanted, value);
        }
        Object operand = rule.values().iterator().next();
        return switch ((String) rule.keySet().iterator().next()) {
            case "prefix", "wildcard" -> value instanceof String text && like(rule, text);
            case "exists" -> operand.equals(present);
            default -> present && butNot(operand, value);
        };
    }

    private static boolean like(Map<?, ?> rule, String text) {
        return rule.get("prefix") instanceof String prefix
                ? text.startsWith(prefix)
                : Wildcard.of((String) rule.get("wildcard")).matches(text);
    }

    private static boolean butNot(Object operand, Object value) {
        if (operand instanceof Map<?, ?> rule) {
            return !(value instanceof String text && like(rule, text));
        }
        return operand instanceof List<?> list
                ? list.stream().noneMatch(one -> same(one, value))
                : !same(operand, value);
    }

    private static boolean same(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(one, other);
    }

    private static void check(Map<?, ?> pattern) {
        pattern.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                check(inner);
            } else if (!(value instanceof List<?> list) || list.isEmpty()) {
                throw new IllegalArgumentException(name + " must be an object or a list in an event pattern");
            } else if (name.equals(OR)) {
                list.forEach(each -> checkAlternative(name, each));
            } else {
                list.forEach(each -> checkMatcher(name, each));
            }
        });
    }

    private static void checkAlternative(Object name, Object alternative) {
        if (!(alternative instanceof Map<?, ?> pattern)) {
            throw new IllegalArgumentException(name + " must be a list of objects in an event pattern");
        }
        check(pattern);
    }

    private static void checkMatcher(Object name, Object matcher) {
        if (!(matcher instanceof Map<?, ?> rule)) {
            return;
        }
        boolean known = rule.size() == 1
                && rule.entrySet().stream().allMatch(entry -> switch ((String) entry.getKey()) {
                    case "prefix", "wildcard" -> isLike(rule);
                    case "exists" -> entry.getValue() instanceof Boolean;
                    case "anything-but" -> !(entry.getValue() instanceof Map<?, ?> like) || isLike(like);
                    default -> false;
                });
        if (!known) {
            throw new IllegalArgumentException("%s: %s is not supported".formatted(name, rule));
        }
    }

    private static boolean isLike(Map<?, ?> rule) {
        return rule.size() == 1
                && (rule.get("prefix") instanceof String
                        || rule.get("wildcard") instanceof String text && Wildcard.isOne(text));
    }
}
