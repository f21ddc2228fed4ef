package io.lakelift.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script, with a Maven and a JDK that only say how they were called. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILDING = "lakelift: building what has changed (first time: a minute)…\n";

    @TempDir
    private Path directory;

    private Path root;

    record Ended(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        root = directory.resolve("a clone");
        for (String folder : List.of("functions/src/main", "config/src/main", "local/src/main", "functions/target")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file :
                List.of("pom.xml", "functions/pom.xml", "config/pom.xml", "local/pom.xml", "local/src/main/A.java")) {
            Files.createFile(root.resolve(file));
        }
        script(root.resolve("lakelift"), Files.readString(Path.of("../lakelift")));
        jdk("21.0.4");
        script(directory.resolve("bin/mvn"), """
                #!/bin/sh
                echo built >>"$PWD/builds"; sleep 0.3; mkdir -p local/target/lib functions/target
                touch functions/target/lakelift-lambda.jar local/target/lakelift-local.jar
                """);
    }

    @Test
    void run_again_buildsOnceAndPassesArgumentsOn() throws Exception {
        Ended first = lakelift(root.resolve("lakelift"), "run", "a b.json");

        assertThat(first.status()).isZero();
        assertThat(first.err()).isEqualTo(BUILDING);
        assertThat(first.out()).contains("<-Dlakelift.home=" + root.toRealPath() + ">");
        assertThat(first.out()).endsWith("<io.lakelift.local.cli.Lakelift>\n<run>\n<a b.json>\n");
        assertThat(lakelift(root.resolve("lakelift"), "plan").err()).isEmpty();
    }

    @Test
    void run_throughALink_findsItsHome() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root.resolve("lakelift"));

        assertThat(lakelift(link).out()).contains("<-Dlakelift.home=" + root.toRealPath() + ">");
    }

    @Test
    void run_sourceChanged_buildsAgain() throws Exception {
        lakelift(root.resolve("lakelift"));
        Files.setLastModifiedTime(
                root.resolve("local/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(lakelift(root.resolve("lakelift")).err()).isEqualTo(BUILDING);
    }

    @Test
    void run_twoAtOnce_buildOnce() throws Exception {
        List<CompletableFuture<Ended>> both = Stream.of("one", "two")
                .map(name -> CompletableFuture.supplyAsync(() -> lakelift(root.resolve("lakelift"), name)))
                .toList();

        assertThat(both).allMatch(one -> one.join().status() == 0);
        assertThat(Files.readString(root.resolve("builds"))).isEqualTo("built\n");
    }

    @Test
    void run_lockOfADeadProcess_doesNotCount() throws Exception {
        Files.createDirectories(root.resolve("local/target"));
        Files.createSymbolicLink(root.resolve("local/target/lakelift.lock"), Path.of("99999999"));

        assertThat(lakelift(root.resolve("lakelift")).err()).isEqualTo(BUILDING);
    }

    @Test
    void run_javaHomeTooOld_isPassedOver() throws Exception {
        jdk("17.0.15");

        assertThat(lakelift(root.resolve("lakelift"), "--version").out()).doesNotContain("<--version>");
    }

    @Test
    void run_buildFails_showsItsOutput() throws Exception {
        script(directory.resolve("bin/mvn"), "#!/bin/sh\necho COMPILATION ERROR; exit 1\n");

        Ended ended = lakelift(root.resolve("lakelift"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("COMPILATION ERROR").contains("lakelift: the build failed");
    }

    private void jdk(String version) throws IOException {
        script(directory.resolve("jdk/bin/java"), "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        script(directory.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended lakelift(Path script, String... arguments) {
        List<String> command = Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
        try {
            Path err = Files.createTempFile(directory, "err", "");
            Process process = builder.redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), out, Files.readString(err));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
