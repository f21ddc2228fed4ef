package io.lakelift.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A bucket policy, key policy or role trust policy. The doctor looks only for obvious statements: it does not evaluate
 * a policy as IAM does.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar</a>
 */
record PolicyDocument(List<Statement> statements) {
    private static final ObjectMapper JSON = new ObjectMapper();

    PolicyDocument {
        statements = List.copyOf(statements);
    }

    /** Reads a policy; empty if the text is not JSON. */
    static Optional<PolicyDocument> parse(String text) {
        try {
            List<Statement> statements = new ArrayList<>();
            JsonNode written = JSON.readTree(text).path("Statement");
            (written.isArray() ? written : JSON.createArrayNode().add(written))
                    .forEach(each -> statements.add(new Statement(each)));
            return Optional.of(new PolicyDocument(statements));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    List<Statement> that(String effect, String action) {
        return statements.stream()
                .filter(each -> each.json().path("Effect").asText().equals(effect) && each.covers(action))
                .toList();
    }

    /** One statement of the policy, in its original JSON. */
    record Statement(JsonNode json) {
        /** Whether the statement applies to an action. */
        boolean covers(String action) {
            return json.has("NotAction")
                    ? texts(json.path("NotAction")).stream().noneMatch(each -> matches(each, action))
                    : texts(json.path("Action")).stream().anyMatch(each -> matches(each, action));
        }

        /** Whether the statement applies to a resource. */
        boolean isAbout(String resource) {
            return json.has("NotResource")
                    ? texts(json.path("NotResource")).stream().noneMatch(each -> matches(each, resource))
                    : texts(json.path("Resource")).stream().anyMatch(each -> matches(each, resource));
        }

        /** The principals of one kind, such as AWS or Service; {@code *} means everyone. */
        List<String> principals(String kind) {
            JsonNode principal = json.path("Principal");
            return principal.isTextual() ? List.of(principal.asText()) : texts(principal.path(kind));
        }

        /** The keys of its conditions, in lower case, because IAM ignores their case. */
        Set<String> conditionKeys() {
            Set<String> keys = new LinkedHashSet<>();
            json.path("Condition")
                    .forEach(operator ->
                            operator.fieldNames().forEachRemaining(key -> keys.add(key.toLowerCase(Locale.ROOT))));
            return keys;
        }

        /** The values that a condition key is compared with, whatever the operator. */
        List<String> conditionValues(String key) {
            List<String> values = new ArrayList<>();
            json.path("Condition")
                    .forEach(operator -> operator.fields().forEachRemaining(entry -> {
                        if (entry.getKey().equalsIgnoreCase(key)) {
                            values.addAll(texts(entry.getValue()));
                        }
                    }));
            return values;
        }
    }

    private static List<String> texts(JsonNode node) {
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            node.forEach(each -> texts.add(each.asText()));
            return texts;
        }
        return node.isMissingNode() ? List.of() : List.of(node.asText());
    }

    /** Whether a text matches a pattern, ignoring case; {@code *} matches any text, and {@code ?} one character. */
    static boolean matches(String pattern, String text) {
        String regex = pattern.chars()
                .mapToObj(each -> each == '*' ? ".*" : each == '?' ? "." : Pattern.quote(String.valueOf((char) each)))
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }
}
