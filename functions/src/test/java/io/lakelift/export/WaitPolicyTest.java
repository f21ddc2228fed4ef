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

        assertThat(WaitPolicy.poll(task(status, since, percent), EXECUTION, now))
                .isEqualTo(seconds);
    }

    @Test
    void poll_thirteenDaysAtTheSamePercent_staysFarBelowTheHistoryQuota() {
        Instant now = START;
        int polls = 0;
        while (now.isBefore(START.plus(Duration.ofDays(13)))) {
            now = now.plusSeconds(WaitPolicy.poll(task("IN_PROGRESS", Optional.of(START), 99), EXECUTION, now));
            polls++;
        }
        int eventsPerPoll = 9; // Wait 2, Task 5, Choice 2
        assertThat(polls * eventsPerPoll).isLessThan(20_000);
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
        ExportTask task = InMemoryExports.task("id", Samples.request(), status);
        return InMemoryExports.progressed(task, status, Optional.empty(), Optional.empty(), since, percent);
    }
}
