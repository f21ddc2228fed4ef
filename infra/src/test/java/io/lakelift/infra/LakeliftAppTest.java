package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as {@code cdk} runs it: a process of its own, anywhere, with CDK's template validation on. */
class LakeliftAppTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void copyTheClasses() throws IOException {
        Checkout.in(checkout);
        Path from = Repository.here().root().resolve("infra/target/classes");
        try (Stream<Path> files = Files.walk(from).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Path copy = checkout.resolve("infra/target/classes").resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void main_settingsInOrder_writesATemplateThatCdkValidates() throws Exception {
        Outcome outcome = run(Map.of());
        assertThat(outcome.output()).doesNotContain("ERROR").doesNotContain("WARN");
        assertThat(outcome.status()).isZero();
        assertThat(checkout.resolve("cdk.out/Lakelift.template.json")).content().contains("\"lakelift-start-export\"");
    }

    @Test
    void main_mistakesInTheFile_areOneSentenceEachAndNoStackTrace() throws Exception {
        Files.writeString(checkout.resolve("prod.yaml"), "name: my_lake\nexports: {deadline: 12 hours}\n");
        Outcome outcome = run(Map.of("config", "prod.yaml"));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output()).endsWith("""
                        prod.yaml:1: name is "my_lake": give at most 20 letters, digits and single hyphens, a letter first.
                        prod.yaml:2: exports.deadline is "12 hours": give an ISO-8601 duration from PT1S to P13D, such \
                        as PT12H.
                        """).doesNotContain("Exception", "\tat ");
    }

    @Test
    void main_settingAsContext_saysThatThereIsAFile() throws Exception {
        Outcome outcome = run(Map.of("lakelift:name", "nightly"));
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("lakelift:name is given as context, but a deployment is described by a file")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void main_jarMissing_isOneSentenceAndNoStackTrace() throws Exception {
        Files.delete(checkout.resolve("functions/target/lakelift-lambda.jar"));
        Outcome outcome = run(Map.of());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("lakelift-lambda.jar is missing: run mvn package")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void main_stackThatCdkRefuses_isOneSentenceAndNoStackTrace() throws Exception {
        Files.writeString(checkout.resolve("cdk.out"), "not a folder");
        Outcome outcome = run(Map.of());
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.output())
                .containsPattern("CDK cannot synthesize this deployment: .*cdk\\.out.*\\.\n")
                .doesNotContain("Exception", "\tat ", "    at ");
    }

    private record Outcome(int status, String output) {}

    private Outcome run(Map<String, String> settings) throws IOException, InterruptedException {
        Map<String, Object> context = new HashMap<>(Checkout.cdkJsonContext());
        context.putAll(settings);
        String classPath = checkout.resolve("infra/target/classes")
                + File.pathSeparator
                + Files.readString(Repository.here().root().resolve("infra/target/classpath"));
        ProcessBuilder app = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "io.lakelift.infra.LakeliftApp"))
                .directory(checkout.toFile())
                .redirectErrorStream(true);
        app.environment().remove("CDK_VALIDATION");
        app.environment().put("CDK_CONTEXT_JSON", new ObjectMapper().writeValueAsString(context));
        app.environment().put("CDK_OUTDIR", checkout.resolve("cdk.out").toString());
        Process process = app.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
