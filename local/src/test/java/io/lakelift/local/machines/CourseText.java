package io.lakelift.local.machines;

import io.lakelift.asl.StrictJson;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A trace as people read it: one line for each thing that happens, of variables only what has changed. */
final class CourseText {
    private static final int LONG = 200;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> variables = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> calls = new LinkedHashMap<>();
    private double lastTime;

    private CourseText() {}

    static String of(Map<String, Object> trace) {
        CourseText course = new CourseText();
        ((List<?>) trace.get("events")).forEach(event -> course.add((Map<?, ?>) event));
        Map<String, Object> end = new LinkedHashMap<>(trace);
        end.keySet().removeAll(List.of("engine", "states", "events"));
        return course.text.append(json(end)).append('\n').toString();
    }

    private void add(Map<?, ?> event) {
        Map<String, Object> rest = new LinkedHashMap<>();
        event.forEach((key, value) -> rest.put((String) key, value));
        double time = ((Number) rest.remove("t")).doubleValue();
        if (rest.containsKey("enter")) {
            line(time, String.valueOf(rest.get("enter")));
        } else if (rest.containsKey("call")) {
            called(time, (String) rest.remove("call"), rest);
        } else if (rest.remove("failed") != null) {
            line(time, "  fails with " + json(rest));
        } else if (rest.remove("retry") != null) {
            retried(rest);
        } else if (rest.remove("leave") != null) {
            left(time, rest);
        } else {
            rest.remove("timestamp", null);
            line(time, "  " + json(rest));
        }
    }

    /** What is the same as at the state's call before is not said again. */
    private void called(double time, String state, Map<String, Object> call) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten("", call, flat);
        Map<String, Object> before = calls.getOrDefault(state, Map.of());
        Map<String, Object> differs = new LinkedHashMap<>(flat);
        differs.entrySet().removeIf(one -> Objects.equals(one.getValue(), before.get(one.getKey())));
        before.keySet().stream().filter(path -> !flat.containsKey(path)).forEach(path -> differs.put(path, "(gone)"));
        line(time, "  called with " + json(differs));
        calls.put(state, flat);
    }

    /** A structure that is what a variable holds is said by the variable's name. */
    private void flatten(String path, Object value, Map<String, Object> flat) {
        String name = variables.entrySet().stream()
                .filter(variable -> value instanceof Map<?, ?> map
                        && !map.isEmpty()
                        && variable.getValue().equals(value))
                .map(variable -> "$" + variable.getKey())
                .findFirst()
                .orElse("");
        if (!name.isEmpty()) {
            flat.put(path, name);
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((key, inner) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, inner, flat));
        } else {
            flat.put(path, value);
        }
    }

    private void retried(Map<String, Object> retry) {
        retry.remove("error");
        text.append("  again after ").append(json(retry)).append('\n');
    }

    private void left(double time, Map<String, Object> left) {
        Map<String, Object> changed = new LinkedHashMap<>();
        ((Map<?, ?>) left.get("assign")).forEach((name, value) -> {
            if (!variables.containsKey((String) name) || !Objects.equals(variables.get((String) name), value)) {
                changed.put((String) name, value);
                variables.put((String) name, value);
            }
        });
        if (!changed.isEmpty()) {
            line(time, "  now " + json(changed));
        }
        if (!Map.of().equals(left.get("output"))) {
            line(time, "  gives " + json(left.get("output")));
        }
    }

    private void line(double time, String what) {
        if (time != lastTime) {
            text.append(BigDecimal.valueOf(time).stripTrailingZeros().toPlainString())
                    .append(" s: ");
            lastTime = time;
        }
        text.append(what).append('\n');
    }

    private static String json(Object value) {
        return StrictJson.write(shortened(value));
    }

    private static Object shortened(Object value) {
        return switch (value) {
            case String s when s.length() > LONG -> s.substring(0, 40) + "… " + s.length() + " characters";
            case Map<?, ?> map -> {
                Map<String, Object> shorter = new LinkedHashMap<>();
                map.forEach((key, inner) -> shorter.put((String) key, shortened(inner)));
                yield shorter;
            }
            case List<?> list -> list.stream().map(CourseText::shortened).toList();
            case null -> "null";
            default -> value;
        };
    }
}
