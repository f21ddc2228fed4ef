package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Tokens.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A function that is called for each item of a list costs a level of the hundred there are, wherever it builds an array
 * or an object. So a definition has none: what is done to each item is a step of a path.
 */
class LongListsTest {
    private static final Set<String> CALLERS = Set.of("map", "filter", "reduce", "sort", "single", "each", "sift");
    private static final Set<String> FUNCTION = Set.of("function", "λ");

    static Stream<Path> definitions() {
        try (Stream<Path> files = Files.list(Path.of("../statemachine"))) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void definitions_areAllFound() {
        assertThat(definitions()).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void definition_anyExpression_callsNoFunctionForEachItem(Path definition) throws IOException {
        List<String> expressions = new ArrayList<>();
        collect(new ObjectMapper().readTree(definition.toFile()), expressions);
        assertThat(expressions).isNotEmpty();
        assertThat(expressions)
                .filteredOn(LongListsTest::callsAFunctionForEachItem)
                .isEmpty();
    }

    @Test
    void functionForEachItem_isSeenHoweverItIsWritten() {
        assertThat(List.of(
                        "$map($l, function($v) { $v })",
                        "$l ~> $sort(λ($a, $b) { $a > $b })",
                        "($f := function($v) { $v }; 1)",
                        "$filter($l, $boolean)"))
                .allMatch(LongListsTest::callsAFunctionForEachItem);
        assertThat(List.of("$l[x > 1].{'a': 'a function($v)'}", "$l^(>x)", "$l.map"))
                .noneMatch(LongListsTest::callsAFunctionForEachItem);
    }

    private static boolean callsAFunctionForEachItem(String expression) {
        return Tokens.of(expression).stream().anyMatch(LongListsTest::callsOrIsAFunction);
    }

    private static boolean callsOrIsAFunction(Token token) {
        return switch (token.kind()) {
            case VARIABLE -> CALLERS.contains(token.text());
            case NAME -> FUNCTION.contains(token.text());
            case LITERAL, SIGN -> false;
        };
    }

    private static void collect(JsonNode node, List<String> expressions) {
        if (node.isTextual() && node.asText().startsWith("{%")) {
            expressions.add(node.asText().substring(2, node.asText().length() - 2));
        }
        node.forEach(member -> collect(member, expressions));
    }
}
