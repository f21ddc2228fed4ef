package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:";

    @TempDir
    private Path folder;

    @Test
    void warnings_nameSchedulesThatStartLessOftenThanTheirSourcesAreOverdue() throws IOException {
        assertThat(warnings("""
                exports: {concurrency: 1}
                schedules:
                  - {name: nightly, cron: "0 3 * * ? *", flexibleWindow: PT15M, timeZone: Europe/Berlin, sources: ["%1$sa"]}
                  - {name: workdays, cron: "0 5 ? * MON-FRI *", sources: ["%1$sb"]}
                  - {name: weekly, cron: "0 7 ? * SUN *", tags: {t: w}}
                """))
                .containsExactly(
                        "Up to 3 days lie between two starts of schedule workdays, and lakelift-sources-overdue goes off when a source's newest export is older than PT36H: set the schedule's staleAfter to P4D.",
                        "Up to 7 days lie between two starts of schedule weekly, and lakelift-sources-overdue goes off when a source's newest export is older than PT36H: set monitoring.staleAfter, as it is for sources found by tags, to P8D.");
    }

    /** The zone's clocks go forward over half past two, which another warning says, and back on another Sunday. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 3 ? * SUN *   | P8D   |
            0 5 1 * ? *     | P32D  |
            0 5 1 1 ? *     | P367D |
            30 2 * * ? *    | PT36H |
            30 2 * * ? *    | PT25H | 25 hours
            30 2 * * ? *    | PT26H |
            * * ? * MON-FRI * | PT49H |
            * * ? * MON-FRI * | PT48H | 2 days
            0 5 29 2 ? *    | PT36H |
            0 5 1 1 ? 2027  | PT36H |
            """)
    void warnings_measureTheLongestTimeBetweenTwoStarts(String cron, String staleAfter, String gap) throws IOException {
        List<String> warnings = warnings("""
                schedules:
                  - {name: a, cron: "%s", timeZone: Europe/Berlin, staleAfter: %s, sources: ["%%1$sa"]}
                """.formatted(cron, staleAfter)).stream()
                .filter(warning -> warning.contains("overdue"))
                .toList();

        assertThat(warnings)
                .hasSize(gap == null ? 0 : 1)
                .allMatch(warning -> warning.startsWith("Up to " + gap + " lie"));
    }

    /** A source is as old as the newest of its exports, whichever schedule made it, and two limits make the longer one. */
    @Test
    void warnings_leaveOutSourcesThatAnotherScheduleExports() throws IOException {
        assertThat(warnings("""
                exports: {concurrency: 1}
                schedules:
                  - {name: nightly, cron: "0 3 * * ? *", sources: ["%1$sa", "%1$sb"]}
                  - {name: nightly-tags, cron: "0 9 * * ? *", tags: {t: v}}
                  - {name: archive, cron: "0 5 1 * ? *", sources: ["%1$sa"]}
                  - {name: archive-tags, cron: "0 15 1 * ? *", tags: {t: v}}
                  - {name: off, cron: "0 5 1 * ? *", enabled: false, sources: ["%1$sc"]}
                  - {name: rare, cron: "0 20 ? * SUN *", staleAfter: P9D, sources: ["%1$sd"]}
                  - {name: rarer, cron: "0 20 ? * SUN *", sources: ["%1$sd"]}
                """)).isEmpty();
    }

    /** Whether a source has a tag is not known; where it has, a longer limit would hide that its nightly export fails. */
    @Test
    void warnings_leaveOutSourcesThatTagsOrARuleMayExport() throws IOException {
        assertThat(warnings("""
                exports: {concurrency: 1}
                onSnapshotCreated: ["%1$sb"]
                schedules:
                  - {name: nightly, cron: "0 3 * * ? *", tags: {t: v}}
                  - {name: archive, cron: "0 9 1 * ? *", sources: ["%1$sa"]}
                  - {name: narrower, cron: "0 15 1 * ? *", tags: {t: v, archive: "yes"}}
                """)).isEmpty();
        assertThat(warnings("""
                onSnapshotCreated: ["%1$sb"]
                schedules:
                  - {name: weekly, cron: "0 9 ? * SUN *", sources: ["%1$sb"]}
                """)).isEmpty();
    }

    /** Neither starts every day, but the two together do; and of two weekly ones, one of which is longer allowed. */
    @Test
    void warnings_countTheStartsOfSchedulesTogether() throws IOException {
        assertThat(warnings("""
                exports: {concurrency: 1}
                schedules:
                  - {name: workdays, cron: "0 3 ? * MON-FRI *", sources: ["%1$sa"], tags: {t: v}}
                  - {name: weekend, cron: "0 5 ? * SAT,SUN *", sources: ["%1$sa"], tags: {t: v}}
                  - {name: monday, cron: "0 9 ? * MON *", sources: ["%1$sb"]}
                  - {name: thursday, cron: "0 9 ? * THU *", staleAfter: P3D, sources: ["%1$sb"]}
                """))
                .containsExactly(
                        "Up to 4 days lie between two starts of schedules monday and thursday, and lakelift-sources-overdue goes off when a source's newest export is older than PT72H: set staleAfter of one of them to P5D.");
    }

    @Test
    void warnings_withoutAlarms_doNotMindOldExports() throws IOException {
        assertThat(warnings("""
                monitoring: {alarms: false}
                schedules:
                  - {name: archive, cron: "0 5 1 * ? *", sources: ["%1$sa"]}
                """)).isEmpty();
    }

    @Test
    void warnings_subscriptionsToATopicOfAnotherAccount_needItsPolicy() throws IOException {
        String file = """
                notices: {topicArn: "arn:aws:sns:eu-west-1:%s:notices", subscriptions: [email: a@example.org]}
                schedules:
                  - {name: nightly, cron: "0 3 * * ? *", sources: ["%%1$sa"]}
                """;
        assertThat(warnings(file.formatted("123456789012"))).isEmpty();
        assertThat(warnings(file.formatted("999988887777")))
                .containsExactly(
                        "notices.topicArn belongs to account 999988887777: its policy must allow 123456789012 sns:Subscribe and sns:ListSubscriptionsByTopic, or the subscriptions cannot be created.");
    }

    private List<String> warnings(String yaml) throws IOException {
        return Warnings.of(Config.read(Files.writeString(folder.resolve("lakelift.yaml"), yaml.formatted(DB))), NOW);
    }
}
