package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WrongFilesTest {
    private static final Path SENTENCES = TestFiles.RESOURCES.resolve("wrong/sentences.txt");

    /** Rewritten with {@code -Dgolden=write}; then read them: they are what a person gets. */
    @Test
    void read_wrongFiles_sayWhatTheGoldenFileSays() throws IOException {
        String said = wrong().map(WrongFilesTest::said).collect(Collectors.joining("\n\n", "", "\n"));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(SENTENCES, said);
        }
        assertThat(said).isEqualTo(Files.readString(SENTENCES));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void read_wrongFile_isOneSentenceForEachMistakeWithItsLine(Path file) {
        InvalidConfig invalid = refused(file);
        assertThat(invalid.mistakes())
                .hasSize(file.endsWith("three-mistakes.yaml") ? 3 : 1)
                .allSatisfy(mistake -> {
                    assertThat(mistake.line()).isPositive();
                    assertThat(mistake.sentence()).doesNotContain("\n").matches(".*[.?]");
                });
        assertThat(Arrays.asList(String.valueOf(invalid.getMessage()).split("\n")))
                .allMatch(line -> line.startsWith(file + ":"))
                .hasSameSizeAs(invalid.mistakes());
    }

    @Test
    void read_fileMissing_isOneSentence(@TempDir Path folder) {
        Path missing = folder.resolve("lakelift.yaml");
        assertThatThrownBy(() -> Config.read(missing))
                .hasMessage(missing + ": The file cannot be read: give one that describes a deployment.");
    }

    @Test
    void read_emptyFile_isOneSentence(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("lakelift.yaml"), "# nothing\n");
        assertThatThrownBy(() -> Config.read(empty)).hasMessageStartingWith(empty + ": The file is empty:");
    }

    @Test
    void read_secondDocument_isRefused(@TempDir Path folder) throws IOException {
        Path two = Files.writeString(folder.resolve("lakelift.yaml"), "name: a\n---\nname: b\n");
        assertThatThrownBy(() -> Config.read(two)).hasMessageStartingWith(two + ":3: A second document begins here");
    }

    @Test
    void read_latin1_isOneSentence(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lakelift.yaml");
        Files.writeString(file, "name: lakelift # für die Nächte\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Config.read(file)).hasMessage(file + ": The file is not in UTF-8: save it as UTF-8.");
    }

    @Test
    void read_moreSchedulesThanAStackHolds_isOneSentence(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lakelift.yaml");
        Files.writeString(file, schedules(400));
        assertThat(Config.read(file).schedules()).hasSize(400);
        Files.writeString(file, schedules(401));
        assertThatThrownBy(() -> Config.read(file))
                .hasMessage(file + ":2: schedules has 401 entries: give at most 400, and move the others to another"
                        + " deployment.");
        assertThat(Schemas.findings(file)).hasSize(1);
    }

    private static String schedules(int count) {
        return IntStream.range(0, count)
                .mapToObj("  - {name: n%d, cron: '0 3 * * ? *', tags: {a: b}}\n"::formatted)
                .collect(Collectors.joining("", "schedules:\n", ""));
    }

    /** What no hand writes: more than a fleet takes, or than EventBridge has rules for. */
    @Test
    void read_tooMany_isOneSentence(@TempDir Path folder) throws IOException {
        String sources = IntStream.rangeClosed(0, 1000)
                .mapToObj(i -> "arn:aws:rds:eu-west-1:123456789012:db:orders-" + i)
                .collect(Collectors.joining(", ", "[", "]"));
        Path file = folder.resolve("lakelift.yaml");
        Files.writeString(file, "schedules: [{name: a, cron: '0 3 * * ? *', sources: %s}]".formatted(sources));
        assertThatThrownBy(() -> Config.read(file))
                .hasMessage(file + ":1: schedules[0].sources has 1001 entries: give at most 1000, and move the"
                        + " others to other schedules.");
        Files.writeString(file, "onSnapshotCreated: %s".formatted(sources));
        assertThatThrownBy(() -> Config.read(file))
                .hasMessage(file + ":1: onSnapshotCreated has 1001 entries: give at most 100, because each needs"
                        + " an EventBridge rule.");
    }

    @Test
    void read_severalPrefixesAmongTheReports_areNamedWhereTheyAre(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), """
                storage: {bucketName: own-bucket}
                schedules:
                  - name: nightly
                    cron: "0 3 * * ? *"
                    s3Prefix: lakelift/lakelift
                    tags: {a: b}
                  - name: weekly
                    cron: "0 3 * * ? *"
                    sources:
                      - sourceArn: arn:aws:rds:eu-west-1:123456789012:db:orders
                        s3BucketName: own-bucket
                        s3Prefix: lakelift/lakelift/weekly
                      - sourceArn: arn:aws:rds:eu-west-1:123456789012:db:shop
                        s3BucketName: other-bucket
                        s3Prefix: lakelift/lakelift/weekly
                """);

        assertThat(refused(file).mistakes())
                .extracting(Mistake::line, mistake -> mistake.sentence().replaceFirst(" is within.*", ""))
                .containsExactly(
                        tuple(5, "schedules[0].s3Prefix \"lakelift/lakelift\""),
                        tuple(12, "schedules[1].sources[0].s3Prefix \"lakelift/lakelift/weekly\""));
    }

    /** As in an execution's input: what the night would refuse is refused here, and nothing else. */
    @Test
    void read_prefixThatItsDatesMakeTooLong_isOneSentence(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lakelift.yaml");
        String schedule = "schedules: [{name: a, cron: '0 3 * * ? *', tags: {a: b}, s3Prefix: '%s'}]";
        Files.writeString(file, schedule.formatted("a".repeat(502) + "{date}"));
        assertThat(Config.read(file).schedules()).hasSize(1);
        Files.writeString(file, schedule.formatted("a".repeat(508) + "{yyyy}"));
        assertThat(Config.read(file).schedules()).hasSize(1);
        Files.writeString(file, schedule.formatted("a".repeat(503) + "{date}"));
        assertThatThrownBy(() -> Config.read(file))
                .hasMessageStartingWith(file + ":1: schedules[0].s3Prefix \"aaa")
                .hasMessageEndingWith("\" is longer than 512 bytes with its dates filled in, or contains a control"
                        + " character: shorten it, or remove the character.");
    }

    static Stream<Path> wrong() {
        return TestFiles.wrong().stream();
    }

    private static String said(Path file) {
        List<Mistake> mistakes = refused(file).mistakes();
        return mistakes.stream()
                .map(mistake -> "%s:%d: %s".formatted(file.getFileName(), mistake.line(), mistake.sentence()))
                .collect(Collectors.joining("\n"));
    }

    private static InvalidConfig refused(Path file) {
        return catchThrowableOfType(InvalidConfig.class, () -> Config.read(file));
    }
}
