package io.lakelift.asl;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Converts JSON values between plain Java and the JSONata engine. For the engine, Java's null means "undefined", which
 * Step Functions treats as an error, so JSON's null becomes the engine's own constant.
 */
final class Values {
    private static final double WHOLE = 1L << 53;

    private Values() {}

    /** Returns a deep copy for the engine, so that later changes to the caller's value have no effect. */
    static Object inner(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
            map.forEach((key, member) -> copy.put((String) key, inner(member)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(inner(item)));
            return copy;
        }
        if (value == null) {
            return Jsonata.NULL_VALUE;
        }
        return value instanceof Number number ? plain(number) : value;
    }

    /** Returns the value for callers, with Java's null for JSON's; the same object if it contains no null. */
    static Object outer(Object value) {
        if (value instanceof Map<?, ?> map && holdsNull(map.values())) {
            Map<Object, Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
            map.forEach((key, member) -> copy.put(key, outer(member)));
            return copy;
        }
        if (value instanceof List<?> list && holdsNull(list)) {
            List<Object> copy = new ArrayList<>(list.size());
            list.forEach(item -> copy.add(outer(item)));
            return copy;
        }
        return value == Jsonata.NULL_VALUE ? null : value;
    }

    private static boolean holdsNull(Iterable<?> values) {
        for (Object value : values) {
            boolean holds = switch (value) {
                case Map<?, ?> map -> holdsNull(map.values());
                case List<?> list -> holdsNull(list);
                case null -> false;
                default -> value == Jsonata.NULL_VALUE;
            };
            if (holds) {
                return true;
            }
        }
        return false;
    }

    /** Whether a result can be written as JSON at all: a function or a regular expression cannot. */
    static boolean isJson(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().allMatch(Values::isJson);
            case List<?> list -> list.stream().allMatch(Values::isJson);
            case null -> false;
            default ->
                value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value == Jsonata.NULL_VALUE;
        };
    }

    /** Returns an object with two members in this order; the order of Map.of differs from process to process. */
    static Map<String, Object> ordered(String first, Object one, String second, Object two) {
        Map<String, Object> ordered = new LinkedHashMap<>();
        ordered.put(first, one);
        ordered.put(second, two);
        return ordered;
    }

    /** How Step Functions names the type of a value in its messages. */
    static String typeOf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "object";
            case List<?> list -> "array";
            case String text -> "string";
            case Boolean truth -> "boolean";
            case Number number -> "number";
            case null, default -> "null";
        };
    }

    static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    /**
     * Makes whole doubles below 2^53 integers, so that 120.0 becomes 120. A whole number too big for a long
     * becomes a double, as it does in the service.
     */
    private static Number plain(Number number) {
        if (number instanceof Integer) {
            return number;
        }
        if (number instanceof BigInteger || number instanceof BigDecimal || number instanceof Float) {
            return plain(number.doubleValue());
        }
        if (number instanceof Double real) {
            boolean whole = real == Math.rint(real) && Math.abs(real) < WHOLE;
            return whole ? plain(real.longValue()) : real;
        }
        long whole = number.longValue();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }
}
