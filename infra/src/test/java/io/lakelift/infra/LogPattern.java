package io.lakelift.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a filter pattern of CloudWatch Logs matches, as far as ours go: comparisons of a field with a text that may have
 * asterisks at its ends, joined by {@code &&} and {@code ||}. Of the latter two no precedence is documented: mixing
 * them without parentheses is refused here.
 */
final class LogPattern {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\$[.\\w]+)|\"([^\"]*)\"|(&&|\\|\\||!=|[=(){}]))\\s*");

    private final Deque<MatchResult> tokens;
    private JsonNode line = com.fasterxml.jackson.databind.node.MissingNode.getInstance();

    LogPattern(String pattern) {
        List<MatchResult> found = TOKEN.matcher(pattern).results().toList();
        int read = found.stream().mapToInt(token -> token.end() - token.start()).sum();
        if (read != pattern.length()) {
            throw new IllegalArgumentException("CloudWatch could not read all of " + pattern);
        }
        tokens = new ArrayDeque<>(found);
    }

    boolean matches(JsonNode json) {
        line = json;
        take("{");
        boolean value = joined();
        take("}");
        if (!tokens.isEmpty()) {
            throw new IllegalArgumentException(
                    "after the end of the pattern stands " + tokens.getFirst().group());
        }
        return value;
    }

    private boolean joined() {
        boolean value = term();
        String operator = null;
        while (next("&&") || next("||")) {
            String joint = tokens.removeFirst().group(3);
            if (operator != null && !operator.equals(joint)) {
                throw new IllegalArgumentException("&& and || are mixed without parentheses");
            }
            operator = joint;
            boolean other = term();
            value = joint.equals("&&") ? value && other : value || other;
        }
        return value;
    }

    private boolean term() {
        if (next("(")) {
            take("(");
            boolean value = joined();
            take(")");
            return value;
        }
        String field = tokens.removeFirst().group(1);
        String operator = tokens.removeFirst().group(3);
        String given = tokens.removeFirst().group(2);
        JsonNode value = line.at(field.substring(1).replace('.', '/'));
        if (value.isMissingNode()) {
            throw new IllegalArgumentException("what CloudWatch makes of a missing " + field + " is not documented");
        }
        return like(given, value.asText()) == operator.equals("=");
    }

    private static boolean like(String given, String value) {
        String parts = Pattern.quote(given).replace("*", "\\E.*\\Q");
        return Pattern.compile(parts, Pattern.DOTALL).matcher(value).matches();
    }

    private boolean next(String mark) {
        return !tokens.isEmpty() && mark.equals(tokens.getFirst().group(3));
    }

    private void take(String mark) {
        if (!next(mark)) {
            throw new IllegalArgumentException(mark + " is missing before " + tokens);
        }
        tokens.removeFirst();
    }
}
