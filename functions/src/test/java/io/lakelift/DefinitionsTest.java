package io.lakelift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The state machines keep order, waits and retries: what they know stands in the functions, so that they can be read.
 */
class DefinitionsTest {
    private static final Path FOLDER = Path.of("../statemachine");
    private static final Pattern EXPRESSION = Pattern.compile("\\{%.*?%}");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");

    static Stream<Path> definitions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    @Test
    void allTogether_areReadInAnEvening() throws IOException {
        int lines = 0;
        for (Path definition : definitions().toList()) {
            lines += Files.readAllLines(definition).size();
        }

        assertThat(lines).isLessThanOrEqualTo(605);
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void lines_fitOnAScreen(Path definition) throws IOException {
        assertThat(Files.readAllLines(definition))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(260));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void expressions_areShort_withoutLambdas_andSayNothingToPeople(Path definition) throws IOException {
        List<String> expressions = EXPRESSION
                .matcher(Files.readString(definition))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(expressions).allSatisfy(expression -> {
            assertThat(expression).hasSizeLessThanOrEqualTo(200).doesNotContain("function(", "\u03bb");
            assertThat(TEXT.matcher(expression).results().map(text -> text.group(1)))
                    .allSatisfy(text -> assertThat(text.trim().split(" ")).hasSizeLessThan(3));
        });
    }
}
