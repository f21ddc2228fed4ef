package io.lakelift.asl;

import com.dashjoin.jsonata.JException;
import io.lakelift.asl.Tokens.Kind;
import io.lakelift.asl.Tokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles the fields that may contain {@code {% … %}}, and reports what Step Functions forbids in such an expression.
 */
final class TemplateReader {
    /** What {@code $states} holds in every field. */
    static final Set<String> ALWAYS = Set.of("input", "context");
    /** What {@code $states} holds in Assign and Output of a state that has a result. */
    static final Set<String> AFTER = Set.of("input", "context", "result");
    /** What {@code $states} holds in Assign and Output of a catcher. */
    static final Set<String> CAUGHT = Set.of("input", "context", "errorOutput");

    private final DefinitionFindings findings;

    TemplateReader(DefinitionFindings findings) {
        this.findings = findings;
    }

    Optional<Template> read(DefinitionFields fields, String field, String path, Set<String> members) {
        return fields.optional(field).map(value -> compile(value, path, fields.place(field), members));
    }

    Template compile(Object value, String path, String place, Set<String> members) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Template> compiled = LinkedHashMap.newLinkedHashMap(map.size());
            map.forEach((key, member) ->
                    compiled.put((String) key, compile(member, path + "/" + key, place + "." + key, members)));
            return constant(compiled.values()) ? new Template.Constant(value) : new Template.Members(compiled);
        }
        if (value instanceof List<?> list) {
            List<Template> compiled = new ArrayList<>(list.size());
            for (Object item : list) {
                String at = "[" + compiled.size() + "]";
                compiled.add(compile(item, path + at, place + at, members));
            }
            return constant(compiled) ? new Template.Constant(value) : new Template.Items(compiled);
        }
        if (value instanceof String text && text.startsWith("{%")) {
            return expression(text, path, place, members);
        }
        return new Template.Constant(value);
    }

    private static boolean constant(Iterable<Template> templates) {
        for (Template template : templates) {
            if (!(template instanceof Template.Constant)) {
                return false;
            }
        }
        return true;
    }

    private Template expression(String text, String path, String place, Set<String> members) {
        if (text.length() < 4 || !text.endsWith("%}")) {
            findings.add(place, "starts with {% but does not end with %}: " + text);
            return new Template.Constant(text);
        }
        String source = text.substring(2, text.length() - 2).strip();
        try {
            Expression expression = Expression.compile(source);
            check(expression, place, members);
            return new Template.Code(expression, path);
        } catch (JException e) {
            findings.add(place, "is not JSONata: %s in %s".formatted(e.getMessage(), source));
        } catch (RuntimeException e) {
            findings.add(place, "is not JSONata: " + source);
        }
        return new Template.Constant(text);
    }

    private void check(Expression expression, String place, Set<String> members) {
        List<Token> tokens = expression.tokens();
        ContextCheck.firstLost(tokens)
                .ifPresent(name -> findings.add(
                        place, name + " reads a document, and Step Functions has none around it; use $states.input"));
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.VARIABLE) {
                continue;
            }
            switch (token.text()) {
                case "eval" -> findings.add(place, "$eval does not exist in Step Functions; use $parse");
                case "$" -> findings.add(place, "$$ does not exist in Step Functions; use $states.input");
                case "states" -> checkMember(tokens, i, place, members);
                default -> {}
            }
        }
    }

    private void checkMember(List<Token> tokens, int i, String place, Set<String> members) {
        if (i + 2 >= tokens.size() || !tokens.get(i + 1).is(".")) {
            return;
        }
        Token member = tokens.get(i + 2);
        if (member.kind() == Kind.NAME && !members.contains(member.text())) {
            List<String> here =
                    members.stream().sorted().map(name -> "$states." + name).toList();
            findings.add(
                    place, "$states.%s does not exist here, only %s".formatted(member.text(), String.join(", ", here)));
        }
    }
}
