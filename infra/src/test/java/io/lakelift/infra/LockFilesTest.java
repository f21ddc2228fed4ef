package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the build, the deployment and the judges install has a version and a checksum in this repository. */
class LockFilesTest {
    private static final Path ROOT = Repository.here().root();
    private static final List<String> SCRIPTS = List.of(
            ".ci/run",
            "lakelift",
            "infra/synth",
            "judges/install",
            "judges/run",
            "judges/java",
            "judges/localstack/build-image",
            "judges/localstack/verify");

    /** npm itself takes a lock file in which a checksum is missing, or which names another registry. */
    @ParameterizedTest
    @ValueSource(strings = {"infra", "judges"})
    void npm_everyPackage_hasAChecksumAndNoRegistry(String folder) throws IOException {
        assertThat(packages(folder)).isNotEmpty().allSatisfy((name, entry) -> {
            assertThat(entry.path("integrity").asText()).startsWith("sha512-");
            assertThat(entry.has("resolved")).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"judges/requirements.txt", "judges/localstack/lock.txt"})
    void pip_everyPackage_hasAVersionAndChecksums(String file) {
        String[] packages = read(file).strip().split("\n(?! )");

        assertThat(packages)
                .hasSizeGreaterThan(20)
                .allMatch(entry -> entry.matches("[a-z0-9._-]+==[^ \n]+(?: \\\\\n +--hash=sha256:[0-9a-f]{64})+"));
    }

    @Test
    void npm_strongCopyleft_isNamedInTheQualityPage() throws IOException {
        assertThat(packages("judges").entrySet().stream()
                        .filter(entry ->
                                entry.getValue().path("license").asText().matches("A?GPL.*")))
                .isNotEmpty()
                .allMatch(entry ->
                        read("docs/quality.md").contains("`" + entry.getKey().replace("node_modules/", "") + "`"));
        assertThat(packages("infra").values())
                .noneMatch(entry -> entry.path("license").asText().contains("GPL"));
    }

    @Test
    void maven_isStrictAboutChecksums() {
        assertThat(read(".mvn/maven.config").lines()).contains("--strict-checksums");
    }

    @Test
    void scripts_installByLockFilesOnly() {
        assertThat(commands("pip\\b.* -r ")).isNotEmpty().allMatch(line -> line.contains("--require-hashes"));
        assertThat(commands("npm (ci|i|install|exec)\\b"))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*\\bnpm ci .*--ignore-scripts.*"));
        assertThat(commands("npx\\b")).isEmpty();
    }

    private static Map<String, JsonNode> packages(String folder) throws IOException {
        JsonNode lock = new ObjectMapper()
                .readTree(ROOT.resolve(folder + "/package-lock.json").toFile());
        return lock.path("packages").properties().stream()
                .filter(entry -> !entry.getKey().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The commands of the scripts in which a pattern is found, each on one line. */
    private static List<String> commands(String pattern) {
        return SCRIPTS.stream()
                .flatMap(file -> read(file).replace("\\\n", "").lines())
                .filter(line -> !line.strip().startsWith("#") && !line.contains("say \""))
                .filter(line -> Pattern.compile("\\b" + pattern).matcher(line).find())
                .toList();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
