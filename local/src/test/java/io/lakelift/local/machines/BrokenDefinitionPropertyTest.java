package io.lakelift.local.machines;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.InvalidDefinition;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.StrictJson;
import io.lakelift.local.property.Edit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** However a definition is broken: it is read, or refused with findings, and never with a stack trace. */
class BrokenDefinitionPropertyTest {
    private static final String SEED = "20261121";
    private static final List<Object> GOOD = definitions();
    private static final List<Object> WORDS = Arrays.asList(
            null,
            true,
            false,
            0,
            -1,
            1.5,
            1e300,
            "",
            " ",
            "Pass",
            "Task",
            "Map",
            "Choice",
            "JSONPath",
            "Next",
            "End",
            "States",
            "StartAt",
            "Type",
            "Assign",
            "Output",
            "Seconds",
            "Retry",
            "Catch",
            "ErrorEquals",
            "Condition",
            "States.ALL",
            "$.x",
            "{%",
            "%}",
            "{% %}",
            "{% 1 + %}",
            "{% $x %}",
            "{% $states.input.a %}",
            "{% $f(1) %}",
            "{% $eval('1') %}",
            "{% ( %}",
            "{% /a(/ %}",
            "{% $map([1], function($v){$v}) %}",
            "{% `a %}",
            "{% \"\\u12\" %}",
            "{% " + "(".repeat(500) + " %}",
            "\u0000",
            "\ud800",
            "日本",
            List.of(),
            Map.of(),
            List.of(List.of()),
            Map.of("", Map.of()),
            Map.of("a", "{% 1 %}"),
            "x".repeat(200),
            "arn:aws:states:::lambda:invoke",
            "arn:aws:states:::states:startExecution.sync:2",
            "99999999999999999999");

    /** What is done at the n-th node: its value or key is replaced, it is dropped, or something is added to it. */
    private record Break(int node, int how, Object word) {}

    @Provide
    Arbitrary<String> brokenTrees() {
        Arbitrary<Break> breaks = Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(WORDS))
                .as(Break::new);
        return Combinators.combine(
                        Arbitraries.of(GOOD), breaks.list().ofMinSize(1).ofMaxSize(3))
                .as((good, wrong) -> {
                    Object broken = good;
                    for (Break each : wrong) {
                        broken = broken(broken, each, new int[] {each.node() % nodes(broken)});
                    }
                    return StrictJson.write(broken);
                });
    }

    @Provide
    Arbitrary<String> brokenTexts() {
        Arbitrary<String> words = Arbitraries.of(
                "", "\"", "{", "}", "[", ",", ":", "\\", "{%", "%}", "$", "(", "'", "1e999", "null", "\u0000");
        Arbitrary<Edit> edits = Edit.edits(5_000, 20, words);
        return Combinators.combine(
                        Arbitraries.of(GOOD), edits.list().ofMinSize(1).ofMaxSize(3))
                .as((good, wrong) -> Edit.edited(StrictJson.write(good), wrong));
    }

    @Property(seed = SEED)
    void definitionWithSomethingElseInIt_isReadOrRefused(@ForAll("brokenTrees") String definition) {
        readOrRefused(definition);
    }

    @Property(seed = SEED)
    void definitionWithBrokenText_isReadOrRefused(@ForAll("brokenTexts") String definition) {
        readOrRefused(definition);
    }

    private static void readOrRefused(String definition) {
        try {
            assertThat(StateMachine.parse(definition).flow().states()).isNotEmpty();
        } catch (InvalidDefinition refused) {
            assertThat(refused.findings())
                    .isNotEmpty()
                    .allSatisfy(finding ->
                            assertThat(finding).matches("(?s).+: .+").doesNotContain("\tat ", "java.", "Exception"));
        }
    }

    private static int nodes(Object value) {
        Stream<?> below = value instanceof Map<?, ?> map
                ? map.values().stream()
                : value instanceof List<?> list ? list.stream() : Stream.empty();
        return 1 + below.mapToInt(BrokenDefinitionPropertyTest::nodes).sum();
    }

    private static Object broken(Object value, Break wrong, int[] left) {
        boolean here = left[0]-- == 0;
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, broken(item, wrong, left)));
            return here ? brokenMap(copy, wrong) : copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(broken(item, wrong, left)));
            return here ? wrong.word() : copy;
        }
        return here ? wrong.word() : value;
    }

    private static Object brokenMap(Map<Object, Object> map, Break wrong) {
        List<Object> keys = new ArrayList<>(map.keySet());
        if (wrong.how() == 0 || keys.isEmpty()) {
            return wrong.word();
        }
        Object key = keys.get(wrong.node() % keys.size());
        switch (wrong.how()) {
            case 1 -> map.remove(key);
            case 2 -> map.put(String.valueOf(wrong.word()), map.remove(key));
            default -> map.put(String.valueOf(wrong.word()), wrong.word());
        }
        return map;
    }

    private static List<Object> definitions() {
        try (Stream<Path> cases = Files.walk(Path.of("../asl/src/test/resources/asl"));
                Stream<Path> own = Files.list(Path.of("../statemachine"))) {
            List<Object> read = new ArrayList<>();
            for (Path each : Stream.concat(cases, own)
                    .filter(path -> path.toString().endsWith(".asl.json"))
                    .sorted()
                    .toList()) {
                read.add(StrictJson.read(Files.readString(each)));
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
