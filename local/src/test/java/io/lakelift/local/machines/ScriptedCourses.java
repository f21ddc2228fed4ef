package io.lakelift.local.machines;

import io.lakelift.asl.StateMachine;
import io.lakelift.asl.StrictJson;
import io.lakelift.asl.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The scripted courses of the project's state machines: {@code courses/MACHINE/TOPIC.json} holds scenarios by their
 * names (and {@code common.json} what they share), the text file beside it what each must give.
 */
public final class ScriptedCourses {
    private static final Path FOLDER = Path.of("src/test/resources/courses");
    private static final Path DEFINITIONS = Path.of("..", "statemachine");

    private ScriptedCourses() {}

    /** One scenario and what it should give. */
    record Course(StateMachine machine, Path topic, String name, String scenario, String expected) {
        String actual() {
            return CourseText.of(Trace.trace(machine, scenario));
        }

        Path golden() {
            return golden(topic);
        }

        static Path golden(Path topic) {
            return topic.resolveSibling(topic.getFileName().toString().replace(".json", ".txt"));
        }

        @Override
        public String toString() {
            return topic.getParent().getFileName() + "/" + topic.getFileName() + ": " + name;
        }
    }

    /** The first course that is not what it should be, in words; nothing where all are. */
    public static Optional<String> firstDifference() {
        return all().filter(course -> !course.actual().equals(course.expected()))
                .map(Course::toString)
                .findFirst();
    }

    static Stream<Course> all() {
        return files(FOLDER, "").flatMap(ScriptedCourses::of);
    }

    private static Stream<Course> of(Path folder) {
        String definition = read(DEFINITIONS.resolve(folder.getFileName() + ".asl.json"));
        Map<String, Object> common = json(folder.resolve("common.json"));
        return files(folder, ".json")
                .filter(topic -> !topic.endsWith("common.json"))
                .flatMap(topic -> of(definition, common, topic));
    }

    private static Stream<Course> of(String definition, Map<String, Object> common, Path topic) {
        StateMachine asWritten = StateMachine.parse(definition);
        Map<String, String> expected = expected(Course.golden(topic));
        return json(topic).entrySet().stream().map(scenario -> {
            Map<String, Object> whole = new LinkedHashMap<>(common);
            ((Map<?, ?>) scenario.getValue()).forEach((key, value) -> whole.put((String) key, value));
            String name = scenario.getKey();
            StateMachine machine = whole.remove("substitutions") instanceof Map<?, ?> values
                    ? StateMachine.parse(deployed(definition, values))
                    : asWritten;
            return new Course(machine, topic, name, StrictJson.write(whole), expected.getOrDefault(name, ""));
        });
    }

    /** As CDK deploys it: where an expression reads a substitution, the course depends on what it is. */
    private static String deployed(String definition, Map<?, ?> values) {
        String deployed = definition;
        for (Map.Entry<?, ?> value : values.entrySet()) {
            deployed = deployed.replace("${" + value.getKey() + "}", (String) value.getValue());
        }
        return deployed;
    }

    private static Map<String, String> expected(Path golden) {
        Map<String, String> expected = new LinkedHashMap<>();
        List<String> texts = Files.exists(golden) ? List.of(read(golden).split("(?m)^==== ")) : List.of();
        for (String one : texts) {
            int end = one.indexOf('\n');
            if (end > 0) {
                expected.put(one.substring(0, end), one.substring(end + 1));
            }
        }
        return expected;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(Path file) {
        return (Map<String, Object>) StrictJson.read(read(file));
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
}
