package io.lakelift.local.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every course that the project's state machines can take, with scripted answers: each call with its arguments, each
 * wait, each retry's delay, each variable that changes, at the millisecond where a limit lies. {@code courses/MACHINE/TOPIC.json} holds
 * the scenarios, the text file beside it what they must give; a change of a definition shows as a change of these texts,
 * which {@code -Dgolden=write} writes anew, to be read. judges/asl/traces.py holds them against another engine.
 */
class CoursesTest {
    private static final Path COURSES = Path.of("src/test/resources/courses");
    private static final Path DEFINITIONS = Path.of("..", "statemachine");

    @TestFactory
    Stream<DynamicTest> course() throws IOException {
        return files(COURSES, "").flatMap(CoursesTest::topics);
    }

    private static Stream<DynamicTest> topics(Path folder) {
        Path definition = DEFINITIONS.resolve(folder.getFileName() + ".asl.json");
        return files(folder, ".json")
                .filter(topic -> !topic.endsWith("common.json"))
                .flatMap(topic -> courses(definition, topic));
    }

    private static Stream<DynamicTest> courses(Path definition, Path topic) {
        Map<String, Object> scenarios = json(topic);
        Path golden = topic.resolveSibling(topic.getFileName().toString().replace(".json", ".txt"));
        if (System.getProperty("golden", "").equals("write")) {
            write(
                    golden,
                    scenarios.keySet().stream()
                            .map(name -> "==== " + name + "\n" + trace(definition, topic, scenarios.get(name)))
                            .collect(Collectors.joining()));
        }
        Map<String, String> expected = expected(golden);
        return scenarios.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(
                        topic.getParent().getFileName() + ", " + topic.getFileName() + ": " + name,
                        () -> assertThat(trace(definition, topic, scenarios.get(name)))
                                .isEqualTo(expected.get(name))));
    }

    private static String trace(Path definition, Path topic, Object scenario) {
        Map<String, Object> whole = json(topic.resolveSibling("common.json"));
        ((Map<?, ?>) scenario).forEach((key, value) -> whole.put((String) key, value));
        return CourseText.of(Trace.trace(StateMachine.parse(read(definition)), Json.write(whole)));
    }

    private static Map<String, String> expected(Path golden) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String one : read(golden).split("(?m)^==== ")) {
            int end = one.indexOf('\n');
            if (end > 0) {
                expected.put(one.substring(0, end), one.substring(end + 1));
            }
        }
        return expected;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Path file) {
        return new LinkedHashMap<>((Map<String, Object>) Json.read(read(file)));
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
