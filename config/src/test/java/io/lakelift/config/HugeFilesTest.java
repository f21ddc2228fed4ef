package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no person writes: each is one sentence, soon, and neither all of the stack nor all of the memory. */
@Timeout(20)
class HugeFilesTest {
    private static final String TOO_DEEP =
            " This is nested more than 50 levels deep, deeper than anything in a deployment's file: close a"
                    + " bracket, quote the text, or indent less.";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{a: "})
    void read_tenThousandLevels_isOneSentence(String level) throws IOException {
        Path file = write("name: lakelift\nschedules:\n  " + level.repeat(10_000) + "\n");
        assertThatThrownBy(() -> Config.read(file)).hasMessage(file + ":3:" + TOO_DEEP);
    }

    @Test
    void read_aThousandIndentedLevels_isOneSentenceWithTheLineOfTheFirstTooMany() throws IOException {
        Path file = write(
                IntStream.range(0, 1000).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining()));
        assertThatThrownBy(() -> Config.read(file)).hasMessage(file + ":51:" + TOO_DEEP);
    }

    @Test
    void read_asDeepAsAllowed_isReadAsBefore() throws IOException {
        Path file = write("name: " + "[".repeat(49) + "]".repeat(49) + "\n");
        assertThatThrownBy(() -> Config.read(file)).hasMessageStartingWith(file + ":1: name is a list: give text");
    }

    /** Each alias stands for nine times what the one before stands for. */
    @Test
    void read_aliasesOfAliases_isOneSentence() throws IOException {
        String lists = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)))
                .collect(Collectors.joining());
        Path file = write("a0: &a0 [x]\n" + lists + "schedules: *a12\n");
        assertThatThrownBy(() -> Config.read(file))
                .hasMessage(file
                        + ":13: This is the file's 101st alias, \"*a11\": write the value itself there; a file may"
                        + " have at most 100 aliases.");
    }

    /** A schedule that is read a hundred thousand times would be a hundred thousand sentences. */
    @Test
    void read_oneValueAliasedWithoutEnd_isOneSentence() throws IOException {
        Path file =
                write("schedules:\n  - &s {name: a, cron: '0 3 * * ? *', tags: {a: b}}\n" + "  - *s\n".repeat(100_000));
        assertThatThrownBy(() -> Config.read(file))
                .hasMessageStartingWith(file + ":103: This is the file's 101st alias, \"*s\":");
    }

    @Test
    void read_aliasOfItself_isOneSentence() throws IOException {
        Path file = write("schedules: &a [*a]\n");
        assertThatThrownBy(() -> Config.read(file))
                .hasMessageStartingWith(file + ":1: schedules[0] is a list: give an object with named fields");
    }

    /** The parser alone would have refused the twenty-first, as no YAML. */
    @Test
    void read_asManyAliasesAsAllowed_areWhatTheyStandFor() throws IOException {
        String schedules = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> "  - {name: n%d, cron: '0 3 * * ? *', tags: *t}\n".formatted(i))
                .collect(Collectors.joining());
        Path file = write("schedules:\n  - {name: n0, cron: '0 3 * * ? *', tags: &t {a: b}}\n" + schedules);
        assertThat(Config.read(file).schedules())
                .hasSize(101)
                .allMatch(schedule -> schedule.tags().equals(java.util.Map.of("a", "b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "timeZone", "nonsense"})
    void read_moreThanATemplateHolds_isOneSentence(String key) throws IOException {
        Path file = write(key + ": " + "x".repeat(1_100_000) + "\n");
        assertThatThrownBy(() -> Config.read(file))
                .hasMessage(file + ": The file is larger than 1,000,000 bytes, and CloudFormation accepts no larger"
                        + " template: split it into several deployments.");
    }

    /** The form of each text is checked by a regular expression, and some of those take stack for each character. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: %s",
                "storage: {bucketName: %s}",
                "storage: {keyArn: %s}",
                "storage: {s3Prefix: %s}",
                "exports: {deadline: %s}",
                "notices: {topicArn: %s}",
                "notices: {subscriptions: [{email: %s}]}",
                "notices: {subscriptions: [{https: %s}]}",
                "notices: {subscriptions: [{sqs: %s}]}",
                "notices: {subscriptions: [{lambda: %s}]}",
                "schedules: [{name: %s, cron: '0 3 * * ? *', tags: {a: b}}]",
                "schedules: [{name: a, cron: %s, tags: {a: b}}]",
                "schedules: [{name: a, cron: '0 3 * * ? *', timeZone: %s, tags: {a: b}}]",
                "schedules: [{name: a, cron: '0 3 * * ? *', s3Prefix: %s, tags: {a: b}}]",
                "schedules: [{name: a, cron: '0 3 * * ? *', iamRoleArn: %s, tags: {a: b}}]",
                "onSnapshotCreated: [%s]",
                "%s: a"
            })
    void read_longText_isOneShortSentence(String line) throws IOException {
        for (String text : new String[] {"a".repeat(200_000), "a/".repeat(100_000) + "a", "a-".repeat(100_000) + "a"}) {
            Path file = write(line.formatted(text) + "\n");
            assertThatThrownBy(() -> Config.read(file))
                    .isInstanceOfSatisfying(
                            InvalidConfig.class,
                            invalid -> assertThat(invalid.mistakes())
                                    .singleElement()
                                    .satisfies(mistake ->
                                            assertThat(mistake.sentence()).hasSizeLessThan(600)));
        }
    }

    /** As a command's main thread has it, or less. */
    @Test
    void read_onASmallStack_isOneSentence() throws Exception {
        Path file = write("name: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n");
        Throwable[] thrown = new Throwable[1];
        Thread small = new Thread(
                null,
                () -> {
                    try {
                        Config.read(file);
                    } catch (RuntimeException | Error e) {
                        thrown[0] = e;
                    }
                },
                "small",
                256 * 1024L);
        small.start();
        assertThat(small.join(Duration.ofSeconds(20))).isTrue();
        assertThat(thrown[0]).isInstanceOf(InvalidConfig.class);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("lakelift.yaml"), text);
    }
}
