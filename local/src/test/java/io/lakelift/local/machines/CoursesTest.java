package io.lakelift.local.machines;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every course that the project's state machines can take, with scripted answers: each call with its arguments, each
 * wait, each retry's delay, each variable that changes, at the millisecond where a limit lies. A change of a definition
 * shows as a change of these texts, which {@code -Dgolden=write} rewrites, to be read. judges/asl/traces.py holds the
 * same courses against another engine.
 */
class CoursesTest {
    @TestFactory
    Stream<DynamicTest> course() throws IOException {
        if (System.getProperty("golden", "").equals("write")) {
            write();
        }
        return ScriptedCourses.all()
                .map(course -> DynamicTest.dynamicTest(
                        course.toString(), () -> assertThat(course.actual()).isEqualTo(course.expected())));
    }

    private static void write() throws IOException {
        Map<Path, String> texts = ScriptedCourses.all()
                .collect(groupingBy(
                        ScriptedCourses.Course::golden,
                        mapping(course -> "==== " + course.name() + "\n" + course.actual(), joining())));
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            Files.writeString(text.getKey(), text.getValue());
        }
    }
}
