package io.lakelift.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When schedules start. 26 November 2026 is a Thursday. */
class CronTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            0 3 * * ? *          | 2026-11-27T03:00Z 2026-11-28T03:00Z 2026-11-29T03:00Z
            30 22 ? * MON-FRI *  | 2026-11-26T22:30Z 2026-11-27T22:30Z 2026-11-30T22:30Z
            0,30 11-13 26 11 ? * | 2026-11-26T12:30Z 2026-11-26T13:00Z 2026-11-26T13:30Z
            5,1 23,0-1 * * ? *   | 2026-11-26T23:01Z 2026-11-26T23:05Z 2026-11-27T00:01Z
            */20 * * * ? *       | 2026-11-26T12:20Z 2026-11-26T12:40Z 2026-11-26T13:00Z
            10/25 0 ? * SUN *    | 2026-11-29T00:10Z 2026-11-29T00:35Z 2026-12-06T00:10Z
            0 4 L * ? *          | 2026-11-30T04:00Z 2026-12-31T04:00Z 2027-01-31T04:00Z
            0 4 15W * ? *        | 2026-12-15T04:00Z 2027-01-15T04:00Z 2027-02-15T04:00Z
            0 4 1W 5,8 ? 2027    | 2027-05-03T04:00Z 2027-08-02T04:00Z
            0 4 31W * ? 2027     | 2027-01-29T04:00Z 2027-03-31T04:00Z 2027-05-31T04:00Z
            0 4 ? * 6L *         | 2026-11-27T04:00Z 2026-12-25T04:00Z 2027-01-29T04:00Z
            0 4 ? * TUE#1 *      | 2026-12-01T04:00Z 2027-01-05T04:00Z 2027-02-02T04:00Z
            0 4 ? * L *          | 2026-11-28T04:00Z 2026-12-05T04:00Z 2026-12-12T04:00Z
            0 4 29 2 ? *         | 2028-02-29T04:00Z 2032-02-29T04:00Z 2036-02-29T04:00Z
            0 4 1 1 ? 2020-2027  | 2027-01-01T04:00Z
            0 4 1 1 ? 2020       |
            """)
    void after_isWhatTheGuideDescribes(String cron, String times) {
        assertThat(new CronTimes(cron).after(NOW, ZoneOffset.UTC).limit(3))
                .map(String::valueOf)
                .isEqualTo(times == null ? List.of() : List.of(times.split(" ")));
    }

    @Test
    void after_theClocksGoForward_isSkipped_andOnceWhenTheyGoBack() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");

        assertThat(new CronTimes("30 2 * * ? *")
                        .after(Instant.parse("2027-03-27T00:00:00Z"), berlin)
                        .limit(2))
                .map(time -> time.toLocalDate().toString())
                .containsExactly("2027-03-27", "2027-03-29");
        assertThat(new CronTimes("30 2 * * ? *")
                        .after(Instant.parse("2026-10-24T12:00:00Z"), berlin)
                        .limit(2))
                .map(time -> time.toInstant().toString())
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void warnings_nameWhatWillGoWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), """
                exports: {concurrency: 3}
                schedules:
                  - {name: skipped, cron: "30 2 * * ? *", timeZone: Europe/Berlin, tags: {a: b}}
                  - {name: near, cron: "0 5 ? * SUN *", timeZone: Europe/Berlin, tags: {a: b}}
                  - {name: far, cron: "0 14 * * ? *", tags: {a: b}}
                  - {name: over, cron: "0 4 1 1 ? 2020", tags: {a: b}}
                  - {name: sleeping, cron: "30 2 * * ? *", timeZone: Europe/Berlin, enabled: false, tags: {a: b}}
                """);

        assertThat(Warnings.of(Config.read(file), NOW).stream().collect(Collectors.joining("\n")))
                .isEqualTo("""
                Schedule skipped does not start on 2027-03-28: clocks in Europe/Berlin go forward over 02:30 then, and EventBridge Scheduler skips a time that does not exist. Choose another time, or UTC.
                Schedule over never starts again, as all times of its cron have passed: give it a later year, or *.
                Schedules skipped and near start less than four hours apart, next at 2026-11-29T04:00:00Z: if both are running then, they ask for 6 exports at once, of which RDS runs 5 in an account and Region, and each takes longer. Start one of them later, or lower exports.concurrency; if AWS has given you more, that is fine.""");
    }

    /** Also between the starts of the two, when their next ones are a week away. */
    @Test
    void warnings_countTheSlotsThatSchedulesReallyWant(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), """
                schedules:
                  - {name: nightly, cron: "0 2 * * ? *", tags: {a: b}}
                  - {name: archive, cron: "0 5 ? * SUN *", staleAfter: P8D, sources: ["arn:aws:rds:eu-west-1:123456789012:db:a"]}
                  - {name: one, cron: "0 12 * * ? *", sources: ["arn:aws:rds:eu-west-1:123456789012:db:b"]}
                  - {name: files, cron: "0 12 * * ? *", sources: ["arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0"]}
                """);

        assertThat(Warnings.of(Config.read(file), Instant.parse("2026-11-29T03:00:00Z")))
                .singleElement()
                .asString()
                .startsWith(
                        "Schedules nightly and archive start less than four hours apart, next at 2026-12-06T05:00:00Z")
                .contains("they ask for 6 exports at once");
    }

    @Test
    void warnings_nameSchedulesWhoseNightsTheBucketDeletesFirst(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("lakelift.yaml"), """
                storage: {s3Prefix: exports, exportsKeptFor: P30D}
                tables: {database: lake}
                exports: {concurrency: 1}
                schedules:
                  - {name: nightly, cron: "0 5 * * ? *", tags: {a: b}}
                  - {name: weekly, cron: "0 14 ? * SUN *", tags: {a: b}}
                  - {name: over, cron: "0 4 1 1 ? 2028", tags: {a: b}}
                """);

        assertThat(Warnings.of(Config.read(file), NOW))
                .containsExactly(
                        "Tables keep 7 nights, which on schedule weekly is 49 days, and storage.exportsKeptFor deletes exports after 30: older nights cannot be read then. Lower tables.keepNights, or keep exports for longer.");
    }
}
