package io.lakelift.export;

import static io.lakelift.export.Samples.EXECUTION;
import static io.lakelift.export.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitPolicyTest {

    @ParameterizedTest(name = "after {0}, {1} for {2} at {3} %: {4} s")
    @CsvSource({
        "PT0S,   STARTING,    PT0S,   0,  30",
        "PT5M,   STARTING,    PT0S,   0,  30",
        "PT10M,  STARTING,    PT0S,   0,  60",
        "PT1H,   STARTING,    PT0S,   0,  360",
        "PT3H,   STARTING,    PT0S,   0,  900",
        "PT1H,   IN_PROGRESS, PT30M,  10, 360",
        "PT1H,   IN_PROGRESS, PT30M,  90, 100",
        "PT1H,   IN_PROGRESS, PT30M,  99, 36",
        "PT1H,   IN_PROGRESS, PT30M,  100, 36",
        "PT24H,  IN_PROGRESS, PT23H,  99, 864",
        "PT24H,  CANCELING,   PT23H,  50, 30",
        "PT24H,  NOVELTY,     PT23H,  0,  900",
    })
    void poll_growsWithTheElapsedTimeAndShrinksNearTheEnd(
            Duration elapsed, String status, Duration exporting, int percent, long seconds) {
        Instant now = START.plus(elapsed);
        Optional<Instant> since = exporting.isZero() ? Optional.empty() : Optional.of(now.minus(exporting));

        assertThat(WaitPolicy.poll(task(status, since, percent), EXECUTION, Optional.empty(), now))
                .isEqualTo(seconds);
    }

    @Test
    void poll_thirteenDaysAtTheSamePercent_staysFarBelowTheHistoryQuota() {
        Instant now = START;
        int polls = 0;
        while (now.isBefore(START.plus(Duration.ofDays(13)))) {
            now = now.plusSeconds(
                    WaitPolicy.poll(task("IN_PROGRESS", Optional.of(START), 99), EXECUTION, Optional.empty(), now));
            polls++;
        }
        int eventsPerPoll = 9; // Wait 2, Task 5, Choice 2
        assertThat(polls * eventsPerPoll).isLessThan(20_000);
    }

    /** Its like took 40 to 50 minutes. */
    @ParameterizedTest(name = "after {0}, {1} for {2} at {3} %: {4} s")
    @CsvSource({
        "PT1M,   STARTING,    PT0S,      0,  900", // it cannot end for 38 minutes
        "PT10M,  IN_PROGRESS, PT1M,      0,  900",
        "PT40M,  IN_PROGRESS, PT30M,     70, 480", // until shortly before the shortest of its like
        "PT40M,  IN_PROGRESS, PT30M,     95, 70", // quicker than its like, by its progress
        "PT50M,  IN_PROGRESS, PT38M,     0,  30",
        "PT50M,  IN_PROGRESS, PT40M,     80, 80",
        "PT50M,  IN_PROGRESS, PT40M,     99, 30",
        "PT80M,  IN_PROGRESS, PT70M,     0,  480", // longer than its like: as if nothing were known
        "PT80M,  CANCELING,   PT30M,     0,  30",
    })
    void poll_ofASourceThatWasExportedBefore_isSeldomUntilShortlyBeforeItsEnd(
            Duration elapsed, String status, Duration exporting, int percent, long seconds) {
        Instant now = START.plus(elapsed);
        Optional<Instant> since = exporting.isZero() ? Optional.empty() : Optional.of(now.minus(exporting));
        UsualDuration usual = new UsualDuration(Duration.ofMinutes(40), Duration.ofMinutes(50));

        assertThat(WaitPolicy.poll(task(status, since, percent), EXECUTION, Optional.of(usual), now))
                .isEqualTo(seconds);
    }

    @Test
    void slot_isJitteredAndGrows() {
        Instant late = START.plus(Duration.ofHours(1));
        long[] waits = IntStream.range(0, 50)
                .mapToLong(i -> WaitPolicy.slot(Samples.execution("e" + i), late))
                .toArray();

        assertThat(Arrays.stream(waits).boxed()).allMatch(wait -> wait >= 180 && wait <= 540);
        assertThat(Arrays.stream(waits).distinct().count()).isGreaterThan(25);
        assertThat(WaitPolicy.slot(EXECUTION, START)).isBetween(15L, 45L);
        assertThat(WaitPolicy.slot(EXECUTION, START.plus(Duration.ofDays(2)))).isBetween(450L, 900L);
    }

    @Test
    void slot_sameMoment_isTheSame() {
        assertThat(WaitPolicy.slot(EXECUTION, START)).isEqualTo(WaitPolicy.slot(EXECUTION, START));
    }

    private static ExportTask task(String status, Optional<Instant> since, int percent) {
        ExportTask task = InMemoryExportGateway.task("id", Samples.request(), status);
        return InMemoryExportGateway.progressed(task, status, Optional.empty(), Optional.empty(), since, percent);
    }
}
