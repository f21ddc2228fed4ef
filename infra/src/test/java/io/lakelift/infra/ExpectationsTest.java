package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.lakelift.config.Config;
import io.lakelift.config.Monitoring;
import io.lakelift.export.Freshness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the alarms on sources look back, over all that a file may ask for. */
class ExpectationsTest {
    private static final Duration SHORTEST_SWEEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_SWEEP = Duration.ofDays(1);
    private static final Duration LEAST_STALE = Duration.ofHours(1);
    private static final Duration MOST_STALE = Duration.ofDays(400);
    /** CloudWatch refuses more. */
    private static final long MOST_SECONDS = 604_800;

    @TempDir
    Path folder;

    /**
     * Every sweep that the file allows, with every age: each hour of the first nine days, and what lies between hours.
     */
    @Test
    void alarm_looksBackForAWeekAtMostAndNeverTooShort() throws IOException {
        Config example = read("PT30M", "PT36H");
        List<Duration> ages = LongStream.rangeClosed(1, 9 * 24)
                .boxed()
                .flatMap(hour -> Stream.of(
                        Duration.ofHours(hour),
                        Duration.ofHours(hour).plusMillis(1),
                        Duration.ofMinutes(hour * 60 + 59)))
                .toList();
        for (long minutes = SHORTEST_SWEEP.toMinutes(); minutes <= LONGEST_SWEEP.toMinutes(); minutes++) {
            Duration every = Duration.ofMinutes(minutes);
            for (Duration age : ages) {
                check(new Expectations(with(example, every, age)), every, age);
            }
            check(new Expectations(with(example, every, MOST_STALE)), every, MOST_STALE);
        }
    }

    private static void check(Expectations expectations, Duration every, Duration age) {
        Duration period = expectations.period();
        int periods = expectations.periodsUntilFirst();
        Duration lookedAt = period.multipliedBy(periods);
        boolean waits = age.compareTo(Freshness.LONGEST_WAIT) <= 0;
        boolean right = period.compareTo(every) >= 0
                && period.compareTo(LONGEST_SWEEP) <= 0
                && period.toSeconds() % 3600 == 0
                && lookedAt.toSeconds() <= MOST_SECONDS
                && (waits ? lookedAt.compareTo(age) >= 0 : periods == 0)
                && lookedAt.minus(waits ? period : Duration.ZERO).compareTo(age) < 0;
        if (!right) { // a million times: an assertion that describes itself first would take longer than all of the
            // rest
            fail("sweepEvery %s, staleAfter %s: %s periods of %s", every, age, periods, period);
        }
    }

    /** What the loop above goes through is what the file allows. */
    @Test
    void range_isThatOfTheFile() {
        for (String every : List.of(SHORTEST_SWEEP.toString(), LONGEST_SWEEP.toString())) {
            for (Duration age : List.of(LEAST_STALE, MOST_STALE)) {
                assertThatCode(() -> read(every, age.toString())).doesNotThrowAnyException();
            }
        }
        assertThatThrownBy(() -> read("PT4M", "PT36H")).hasMessageContaining("sweepEvery");
        assertThatThrownBy(() -> read("PT24H1M", "PT36H")).hasMessageContaining("sweepEvery");
        assertThatThrownBy(() -> read("PT30M", "PT59M")).hasMessageContaining("staleAfter");
        assertThatThrownBy(() -> read("PT30M", "P401D")).hasMessageContaining("staleAfter");
    }

    private Config read(String every, String age) throws IOException {
        return Config.read(Files.writeString(folder.resolve("lakelift.yaml"), """
                monitoring: {sweepEvery: %s, staleAfter: %s}
                schedules:
                  - {name: a, cron: "0 3 * * ? *", sources: ["arn:aws:rds:eu-west-1:123456789012:db:orders"]}
                """.formatted(every, age)));
    }

    private static Config with(Config config, Duration every, Duration age) {
        Monitoring monitoring = config.monitoring();
        return new Config(
                config.name(),
                config.services(),
                config.storage(),
                config.exports(),
                config.notices(),
                config.sources(),
                config.limits(),
                config.schedules(),
                config.onSnapshotCreated(),
                new Monitoring(
                        every,
                        age,
                        monitoring.alarms(),
                        monitoring.dashboard(),
                        monitoring.runbook(),
                        monitoring.logsKeptFor()),
                config.security(),
                config.verify(),
                config.tables());
    }
}
