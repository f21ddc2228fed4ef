package io.lakelift.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name means one thing: whoever reads it in one module, a log or an issue need not ask which class is meant. */
class TypeNamesTest {
    private static final Path HOME = Path.of("..");
    private static final String PACKAGE_INFO = "package-info.java";

    @Test
    void simpleNames_haveOneMeaningInTheRepository() throws IOException {
        Map<String, List<String>> files = new TreeMap<>();
        for (Path folder : sourceFolders()) {
            try (Stream<Path> found = Files.walk(folder)) {
                found.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith(PACKAGE_INFO))
                        .forEach(
                                file -> files.computeIfAbsent(file.getFileName().toString(), name -> new ArrayList<>())
                                        .add(HOME.relativize(file).toString()));
            }
        }
        assertThat(files).as("the source tree, as far as it is read").hasSizeGreaterThan(500);
        files.values().removeIf(places -> places.size() == 1);
        assertThat(files)
                .as("file names that two packages have: rename one of them")
                .isEmpty();
    }

    private static List<Path> sourceFolders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> modules = Files.list(HOME)) {
            modules.map(module -> module.resolve("src"))
                    .flatMap(sources -> Stream.of(sources.resolve("main/java"), sources.resolve("test/java")))
                    .filter(Files::isDirectory)
                    .forEach(folders::add);
        }
        return folders;
    }
}
