package io.lakelift.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The test data: files that are right and files that are wrong, and the file that is shipped. */
final class TestFiles {
    static final Path RESOURCES = Path.of("src/test/resources");
    static final Path SCHEMA = Path.of("../infra/lakelift.schema.json");
    static final Path SHIPPED = Path.of("../infra/lakelift.yaml");
    static final Path EVERYTHING = Path.of("../infra/src/test/resources/everything.yaml");

    private static final Path BEYOND_A_SCHEMA = RESOURCES.resolve("wrong/beyond-schema");

    private TestFiles() {}

    static List<Path> wrong() {
        return Stream.of(list(RESOURCES.resolve("wrong")), list(BEYOND_A_SCHEMA))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Path::getFileName))
                .toList();
    }

    /**
     * Whether no schema can tell: what two keys have to do with each other, calendars, and what YAML itself refuses.
     */
    static boolean isBeyondASchema(Path wrong) {
        return wrong.startsWith(BEYOND_A_SCHEMA);
    }

    static List<Path> good() {
        return Stream.concat(list(RESOURCES.resolve("good")).stream(), Stream.of(SHIPPED, EVERYTHING))
                .toList();
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = java.nio.file.Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
