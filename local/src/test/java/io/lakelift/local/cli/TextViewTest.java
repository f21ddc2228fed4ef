package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said again is counted, and what failed is coloured where colours are wanted. */
class TextViewTest {
    private static final Instant NIGHT = Instant.parse("2026-11-20T04:30:00Z");

    private final StringWriter out = new StringWriter();
    private TextView view = new TextView(new PrintWriter(out, true));

    @Test
    void identifier_isShownOnce_andPollsWithoutNewsAreCounted() {
        for (int minute = 0; minute < 5; minute++) {
            view.happened("one", report(minute, "STARTING", 0));
        }
        view.happened("one", report(5, "IN_PROGRESS", 15));

        assertThat(out.toString().lines())
                .containsExactly(
                        "04:30:00  Export lakelift-orders-1",
                        "04:30:00  STARTING      0 %",
                        "          … 4 more polls until 04:34",
                        "04:35:00  IN_PROGRESS  15 %");
    }

    @Test
    void sameFailure_isCounted_andTheStepIsNotNamedAgain() {
        for (int minute = 0; minute < 3; minute++) {
            view.happened("one", new Event.StateEntered(at(minute), "Start the export", "Task", Map.of()));
            view.happened("one", new Event.TaskFailed(at(minute), "Start the export", "Throttled", "", 1));
            view.happened("one", retry(at(minute)));
        }
        view.happened("one", ended(3, Status.ABORTED));

        assertThat(out.toString().lines())
                .containsExactly(
                        "04:30:00  Start the export",
                        "04:30:00  Start the export: Throttled, tries again in 2 s",
                        "          … 2 more until 04:32",
                        "The execution ABORTED (Stopped) after 0:03:00.");
    }

    @Test
    void failure_isRedOnAColouredScreenOnly() {
        view.happened("one", report(0, "FAILED", 15));
        assertThat(out.toString()).doesNotContain("\u001b");

        view = new TextView(Screen.coloured(new PrintWriter(out, true)));
        view.happened("one", report(0, "FAILED", 15));
        view.happened("one", report(0, "COMPLETE", 100));

        assertThat(out.toString())
                .contains("\u001b[31m04:30:00  FAILED       15 %\u001b[0m")
                .contains(System.lineSeparator() + "04:30:00  COMPLETE");
    }

    @Test
    void colours_needATerminal_andNoOneWhoWantsNone() {
        assertThat(Tone.wanted(true, Map.of("TERM", "xterm", "NO_COLOR", ""))).isTrue();
        assertThat(Tone.wanted(false, Map.of("TERM", "xterm"))).isFalse();
        assertThat(Tone.wanted(true, Map.of("NO_COLOR", "1"))).isFalse();
        assertThat(Tone.wanted(true, Map.of("TERM", "dumb"))).isFalse();
    }

    private static Instant at(int minute) {
        return NIGHT.plus(Duration.ofMinutes(minute));
    }

    private static Event report(int minute, String status, int percent) {
        Map<String, Object> export =
                Map.of("status", status, "percentProgress", percent, "exportTaskIdentifier", "lakelift-orders-1");
        Map<String, Object> payload = Map.of("role", "owner", "waitSeconds", 30, "export", export);
        return new Event.TaskSucceeded(at(minute), "Poll the export", Map.of("Payload", payload), 1);
    }

    private static Event retry(Instant time) {
        Duration pause = Duration.ofSeconds(2);
        return new Event.RetryScheduled(time, "Start the export", "Throttled", pause, "NONE", pause);
    }

    private static Event ended(int minute, Status status) {
        return new Event.ExecutionEnded(at(minute), status, Map.of(), "Stopped", "");
    }
}
