package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The language, one feature a folder: what a definition does with its scenarios must be what stands beside them,
 * which {@code -Dgolden=write} writes again, to be read.
 */
class CasesTest {
    private static final Path CASES = Path.of("src/test/resources/asl");

    @TestFactory
    Stream<DynamicTest> trace() throws IOException {
        return cases().stream()
                .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
    }

    @Test
    void cases_areManyAndEachHasAScenario() throws IOException {
        assertThat(cases())
                .hasSizeGreaterThan(90)
                .allSatisfy(folder -> assertThat(scenarios(folder)).isNotEmpty());
    }

    private static void check(Path folder) throws IOException {
        String traced = Trace.trace(folder.resolve("definition.asl.json"), scenarios(folder));
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(folder.resolve("expected.json"), StrictJson.pretty(StrictJson.read(traced)) + "\n");
        }
        String expected = Files.readString(folder.resolve("expected.json"));
        assertThat(StrictJson.pretty(StrictJson.read(traced))).isEqualTo(StrictJson.pretty(StrictJson.read(expected)));
    }

    private static List<Path> cases() throws IOException {
        return list(CASES, Files::isDirectory);
    }

    private static List<Path> scenarios(Path folder) throws IOException {
        return list(folder, file -> file.getFileName().toString().startsWith("scenario"));
    }

    private static List<Path> list(Path folder, java.util.function.Predicate<Path> wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
