package io.lakelift.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher script, with a Maven and a JDK that only say how they were called. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String WAITING = "lakelift: waiting for another build, process ";
    private static final String BUILDING = "lakelift: building what has changed (first time: a minute)…\n";

    @TempDir
    private Path directory;

    private Path root;

    record Ended(int status, String out, String err) {}

    record Started(Process process, Path out, Path err) {
        Ended ended() {
            try {
                return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits until it has said so on standard error, which it does before it ends. */
        Started awaits(String text) throws Exception {
            while (!Files.readString(err).contains(text)) {
                assertThat(process.isAlive())
                        .as("still waits after: " + Files.readString(err))
                        .isTrue();
                Thread.sleep(20);
            }
            return this;
        }
    }

    @BeforeEach
    void layOut() throws IOException {
        root = directory.resolve("a clone");
        for (String folder : List.of(
                "asl/src/main",
                "fakes/src/main",
                "functions/src/main",
                "config/src/main",
                "tables/src/main",
                "local/src/main",
                "functions/target")) {
            Files.createDirectories(root.resolve(folder));
        }
        for (String file : List.of(
                "pom.xml",
                "asl/pom.xml",
                "fakes/pom.xml",
                "functions/pom.xml",
                "config/pom.xml",
                "tables/pom.xml",
                "local/pom.xml",
                "local/src/main/A.java")) {
            Files.createFile(root.resolve(file));
        }
        script(root.resolve("lakelift"), Files.readString(Path.of("../lakelift")));
        jdk("21.0.4");
        script(directory.resolve("bin/mvn"), """
                #!/bin/sh
                echo built >>"$PWD/builds"; sleep 0.3; mkdir -p local/target/lib functions/target tables/target
                touch functions/target/lakelift-lambda.jar tables/target/lakelift-tables-lambda.jar local/target/lakelift-local.jar
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
    void run_lockOfANumberGivenAgain_doesNotCount() throws Exception {
        lock(ProcessHandle.current().pid() + ":1:" + uname());

        assertThat(lakelift(root.resolve("lakelift")).err()).isEqualTo(BUILDING);
    }

    @Test
    void run_lockOfAnotherUsersBuild_isWaitedFor() throws Exception {
        Path lock = lock("1"); // a process that only its owner may signal
        open(directory);

        Started waiting = started(stranger(), root.resolve("lakelift")).awaits(WAITING + "1; ");
        assertThat(root.resolve("builds")).doesNotExist();
        Files.delete(lock);

        assertThat(waiting.ended().status()).isZero();
        assertThat(Files.readString(root.resolve("builds"))).isEqualTo("built\n");
    }

    @Test
    void run_lockOfAnotherComputer_countsForAnHour() throws Exception {
        Path lock = lock("99999999:1:elsewhere");

        Started waiting = started(List.of(), root.resolve("lakelift")).awaits(WAITING + "99999999 on elsewhere; ");
        assertThat(root.resolve("builds")).doesNotExist();
        new ProcessBuilder("touch", "-h", "-t", "202611200000", lock.toString())
                .start()
                .waitFor();

        assertThat(waiting.ended().err()).endsWith(BUILDING);
    }

    @Test
    void run_lockCannotBeMade_isTwoAndSaysWhy() throws Exception {
        script(directory.resolve("bin/ln"), "#!/bin/sh\necho 'ln: No space left on device' >&2; exit 1\n");

        Ended ended = lakelift(root.resolve("lakelift"));

        assertThat(ended).isEqualTo(new Ended(2, "", """
                lakelift: cannot lock the build: ln: No space left on device
                """));
    }

    @Test
    void run_deadLockCannotBeRemoved_isTwoAndSaysSo() throws Exception {
        Path lock = lock("99999999");
        script(directory.resolve("bin/mv"), "#!/bin/sh\nexit 1\n");

        assertThat(lakelift(root.resolve("lakelift")))
                .isEqualTo(new Ended(2, "", """
                lakelift: cannot remove %s, which a build that has died left behind: delete it.
                """.formatted(lock.toRealPath(NOFOLLOW_LINKS))));
    }

    @Test
    void run_notBuiltAndNotWritable_isTwoAndOneSentence() throws Exception {
        closeToWriters();

        assertThat(started(stranger(), root.resolve("lakelift")).ended())
                .isEqualTo(new Ended(2, "", """
                lakelift: Lakelift has to be built here first, and %s cannot be written: \
                let the owner of this checkout run ./lakelift once, or use a checkout of your own.
                """.formatted(root.toRealPath().resolve("asl/target"))));
    }

    @Test
    void run_staleAndNotWritable_isTwoAndOneSentence() throws Exception {
        lakelift(root.resolve("lakelift"));
        Files.setLastModifiedTime(
                root.resolve("local/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));
        closeToWriters();

        Ended ended = started(stranger(), root.resolve("lakelift")).ended();

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("has to be built here first");
    }

    @Test
    void run_notWritableWhileItsOwnerBuilds_waitsAndRuns() throws Exception {
        Path lock = lock("1");
        closeToWriters();

        Started waiting = started(stranger(), root.resolve("lakelift")).awaits(WAITING);
        mode("rwxr-xr-x", root.resolve("local/target"), root.resolve("functions/target"));
        Files.createDirectory(root.resolve("local/target/lib"));
        Files.createFile(root.resolve("functions/target/lakelift-lambda.jar"));
        Files.createFile(Files.createDirectories(root.resolve("tables/target")).resolve("lakelift-tables-lambda.jar"));
        Files.createFile(root.resolve("local/target/lakelift-local.jar"));
        Files.createFile(root.resolve("local/target/lakelift.built"));
        Files.delete(lock);

        assertThat(waiting.ended().status()).isZero();
        assertThat(root.resolve("builds")).doesNotExist();
    }

    @Test
    void run_builtUnderAStrictUmask_isOfUseToOthers() throws Exception {
        script(directory.resolve("bin/mvn"), """
                #!/bin/sh
                mkdir -p local/target/lib functions/target/lambda-runtime tables/target
                touch functions/target/lakelift-lambda.jar tables/target/lakelift-tables-lambda.jar
                touch local/target/lakelift-local.jar local/target/lib/a.jar
                touch functions/target/lambda-runtime/a.so; chmod 600 local/target/lib/a.jar
                """);

        Ended own = started(List.of("sh", "-c", "umask 077; exec \"$0\" \"$@\""), root.resolve("lakelift"), "--version")
                .ended();

        assertThat(own.err()).isEqualTo(BUILDING);
        for (String target : List.of("local/target", "functions/target", "tables/target")) {
            try (Stream<Path> built = Files.walk(root.resolve(target))) {
                assertThat(built)
                        .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                                .contains(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
            }
        }
        closeToWriters();
        assertThat(started(stranger(), root.resolve("lakelift")).ended().err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local/target/lib/a.jar",
                "local/target/lakelift-local.jar",
                "functions/target/lakelift-lambda.jar",
                "tables/target/lakelift-tables-lambda.jar",
                "functions/target/lambda-runtime/a.so",
                "local/target/lib",
                "local/target",
                "functions/target",
                "tables/target"
            })
    void run_builtButNotReadable_isTwoAndNamesItAndTheRemedy(String unreadable) throws Exception {
        lakelift(root.resolve("lakelift"));
        Files.createFile(root.resolve("local/target/lib/a.jar"));
        Files.createFile(Files.createDirectory(root.resolve("functions/target/lambda-runtime"))
                .resolve("a.so"));
        mode("rwxr-xr-x", directory);
        mode("---------", root.resolve(unreadable));

        Ended ended = started(stranger(), root.resolve("lakelift")).ended();

        mode("rwx------", root.resolve(unreadable));
        String home = root.toRealPath().toString();
        assertThat(ended).isEqualTo(new Ended(2, "", """
                lakelift: cannot read %s/%s: let its owner run \
                chmod -R a+rX '%s/functions/target' '%s/tables/target' '%s/local/target', or use a checkout of your own.
                """.formatted(home, unreadable, home, home, home)));
    }

    @Test
    void run_pathWithAColon_isTwoAndSaysWhy() throws Exception {
        Path other = Files.move(root, directory.resolve("a:clone"));

        Ended ended = lakelift(other.resolve("lakelift"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("lakelift: Java cannot load classes from a folder with a colon in its path:"
                        + " move the checkout out of " + other.toRealPath() + ".\n");
    }

    @Test
    void run_javaHomeTooOld_isPassedOver() throws Exception {
        jdk("17.0.15");

        assertThat(lakelift(root.resolve("lakelift"), "--version").out()).doesNotContain("<--version>");
    }

    @ParameterizedTest
    @CsvSource({"C, .*UTF-8", "POSIX, .*UTF-8", "C.UTF-8, C.UTF-8"})
    void run_localeOfAsciiAlone_becomesOneOfUtf8(String before, String after) throws Exception {
        script(directory.resolve("jdk/bin/java"), "#!/bin/sh\necho \"$LC_ALL\"\n");
        script(
                directory.resolve("bin/mvn"),
                Files.readString(directory.resolve("bin/mvn")) + "echo \"$LC_ALL\" >\"$PWD/locale\"\n");

        Ended ended = started(List.of("env", "LC_ALL=" + before), root.resolve("lakelift"), "run")
                .ended();

        assertThat(ended.out().strip()).matches(after);
        assertThat(Files.readString(root.resolve("locale")).strip()).matches(after);
    }

    @Test
    void run_buildFails_showsItsOutput() throws Exception {
        script(directory.resolve("bin/mvn"), "#!/bin/sh\necho COMPILATION ERROR; exit 1\n");

        Ended ended = lakelift(root.resolve("lakelift"));

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("COMPILATION ERROR").contains("lakelift: the build failed");
    }

    private Path lock(String holder) throws IOException {
        Files.createDirectories(root.resolve("local/target"));
        return Files.createSymbolicLink(root.resolve("local/target/lakelift.lock"), Path.of(holder));
    }

    /** A user who is not root and may do no more than the modes of the files say: for root that is someone else. */
    private List<String> stranger() throws IOException {
        boolean root = ((Number) Files.getAttribute(directory, "unix:uid")).intValue() == 0;
        return root ? List.of("chroot", "--userspec=65534:65534", "--skip-chdir", "/") : List.of();
    }

    /** Lets everyone read what is below the test's folder, and nobody write. */
    private void closeToWriters() throws IOException {
        for (String module : List.of("asl", "fakes", "functions", "config", "tables", "local")) {
            Files.createDirectories(root.resolve(module).resolve("target"));
        }
        mode("rwxr-xr-x", directory);
        for (String module : List.of("asl", "fakes", "functions", "config", "tables", "local")) {
            mode("r-xr-xr-x", root.resolve(module).resolve("target"));
        }
    }

    private static void open(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(each -> !Files.isSymbolicLink(each))::iterator) {
                mode("rwxrwxrwx", file);
            }
        }
    }

    private static void mode(String mode, Path... files) throws IOException {
        for (Path file : files) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }

    private static String uname() throws IOException {
        return new String(
                        new ProcessBuilder("uname", "-n")
                                .start()
                                .getInputStream()
                                .readAllBytes(),
                        UTF_8)
                .strip();
    }

    private void jdk(String version) throws IOException {
        script(directory.resolve("jdk/bin/java"), "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        script(directory.resolve("jdk/bin/javac"), "#!/bin/sh\n");
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true, false)).isTrue();
    }

    private Ended lakelift(Path script, String... arguments) {
        return started(List.of(), script, arguments).ended();
    }

    /** @param prefix a command that starts the one behind it, such as {@code env} */
    private Started started(List<String> prefix, Path script, String... arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(script.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().merge("PATH", directory.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
        try {
            Path out = Files.createTempFile(directory, "out", "");
            Path err = Files.createTempFile(directory, "err", "");
            return new Started(
                    builder.redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start(),
                    out,
                    err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
