package io.lakelift.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * One resource of a template, read as a person would: a path gives text, and a policy gives one line for each grant.
 */
@NullUnmarked
record Resource(String id, String type, Map<String, Object> body) {
    @SuppressWarnings("unchecked")
    static Resource of(String logicalId, Object body) {
        Map<String, Object> map = (Map<String, Object>) body;
        return new Resource(TemplateText.withoutHash(logicalId), (String) map.get("Type"), map);
    }

    /** What stands at a path of names and list positions below Properties; "null" where nothing does. */
    String property(Object... path) {
        return TemplateText.of(at(body.get("Properties"), path));
    }

    /** The names of what stands at a path, in their order. */
    Set<String> names(Object... path) {
        return ((Map<?, ?>) at(body.get("Properties"), path))
                .keySet().stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What happens to it when the stack is deleted. */
    String deletionPolicy() {
        return String.valueOf(body.get("DeletionPolicy"));
    }

    /** What happens to it when another takes its place. */
    String updateReplacePolicy() {
        return String.valueOf(body.get("UpdateReplacePolicy"));
    }

    /**
     * Every statement below the path, taken apart: one line for each effect, principal, action, resource and
     * condition.
     */
    List<String> statements(Object... path) {
        List<String> lines = new ArrayList<>();
        for (Object statement : TemplateText.list(at(body.get("Properties"), path))) {
            Map<?, ?> parts = (Map<?, ?>) statement;
            for (Object action : TemplateText.list(parts.get("Action"))) {
                for (Object resource : TemplateText.list(parts.get("Resource"))) {
                    lines.add(line(parts, action, resource));
                }
            }
        }
        return lines;
    }

    /** All that the role may do. */
    List<String> permissions() {
        return statements("Policies", 0, "PolicyDocument", "Statement");
    }

    private static String line(Map<?, ?> parts, Object action, Object resource) {
        StringBuilder line = new StringBuilder("%s %s".formatted(parts.get("Effect"), action));
        if (resource != null) {
            line.append(" on ").append(TemplateText.of(resource));
        }
        if (parts.get("Principal") != null) {
            line.append(" to ").append(TemplateText.of(parts.get("Principal")));
        }
        if (parts.get("Condition") != null) {
            line.append(" if ").append(TemplateText.of(parts.get("Condition")));
        }
        return line.toString();
    }

    private static Object at(Object from, Object... path) {
        Object here = from;
        for (Object step : path) {
            here = step instanceof Integer position
                    ? ((List<?>) here).get(position)
                    : here == null ? null : ((Map<?, ?>) here).get(step);
        }
        return here;
    }
}
