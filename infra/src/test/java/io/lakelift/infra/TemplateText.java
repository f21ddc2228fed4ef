package io.lakelift.infra;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/**
 * CloudFormation's values as plain text: {@code ${AWS::Region}}, {@code ${Exports.Arn}}; joins are joined, keys
 * sorted.
 */
@NullUnmarked
final class TemplateText {
    private TemplateText() {}

    static String of(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TemplateText::of).collect(Collectors.joining(", ", "[", "]"));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return String.valueOf(value);
        }
        if (map.get("Ref") instanceof String reference) {
            return "${" + withoutHash(reference) + "}";
        }
        if (map.get("Fn::GetAtt") instanceof List<?> attribute) {
            return "${" + withoutHash((String) attribute.get(0)) + "." + attribute.get(1) + "}";
        }
        if (map.get("Fn::Join") instanceof List<?> join) {
            return list(join.get(1)).stream().map(TemplateText::of).collect(Collectors.joining((String) join.get(0)));
        }
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + of(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    /** One value or many: a policy may say either. */
    static List<?> list(Object value) {
        return value instanceof List<?> list ? list : Arrays.asList(value);
    }

    /** A published version has a second hash, over what it was published from. */
    static String withoutHash(String logicalId) {
        return logicalId.replaceFirst("[0-9A-F]{8}([0-9a-f]{32})?$", "");
    }
}
