package io.lakelift.asl.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.asl.time.Timeline.Appointment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every timeline keeps, whether its time passes or jumps. */
class TimelineTest {
    private final List<String> happened = new ArrayList<>();

    static List<Timeline> timelines() {
        return List.of(new VirtualTimeline(Instant.EPOCH), new RealTimeline());
    }

    private Runnable note(String what) {
        return () -> happened.add(what);
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void runUntil_nothingIsLeft_ranAllInOrder(Timeline timeline) {
        timeline.after(Duration.ofMillis(30), note("third"));
        timeline.after(Duration.ZERO, note("first"));
        timeline.after(Duration.ofMillis(10), () -> timeline.after(Duration.ZERO, note("second")));
        timeline.runUntil(() -> false);
        assertThat(happened).containsExactly("first", "second", "third");
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void cancel_beforeItIsDue_takesItBack(Timeline timeline) {
        Appointment appointment = timeline.after(Duration.ofMillis(10), note("cancelled"));
        timeline.after(Duration.ZERO, appointment::cancel);
        timeline.runUntil(() -> false);
        appointment.cancel();
        assertThat(happened).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void runUntil_done_leavesTheRest(Timeline timeline) {
        timeline.after(Duration.ZERO, note("first"));
        timeline.after(Duration.ZERO, note("second"));
        timeline.runUntil(() -> happened.contains("first"));
        assertThat(happened).containsExactly("first");
    }

    @ParameterizedTest
    @MethodSource("timelines")
    void instant_whileAnActionRuns_isNotBeforeItWasDue(Timeline timeline) {
        Instant before = timeline.instant();
        timeline.after(
                Duration.ofMillis(20),
                () -> happened.add(Duration.between(before, timeline.instant()).toMillis() >= 20 ? "due" : "early"));
        timeline.runUntil(() -> false);
        assertThat(happened).containsExactly("due");
    }

    @Test
    void virtual_sameInstant_runsInTheOrderOfAppointments() {
        VirtualTimeline timeline = new VirtualTimeline(Instant.EPOCH);
        timeline.after(Duration.ofHours(1), note("a"));
        timeline.after(Duration.ofHours(1), note("b"));
        timeline.after(Duration.ofHours(1), note("c"));
        timeline.runUntil(() -> false);
        assertThat(happened).containsExactly("a", "b", "c");
        assertThat(timeline.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
    }

    @Test
    @Timeout(10)
    void real_computerHasSlept_isNotLateByThatTime() {
        AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
        RealTimeline timeline = new RealTimeline(() -> Instant.now().plus(slept.get()));
        timeline.after(Duration.ofHours(1), note("due"));
        Thread.ofPlatform().start(() -> slept.set(Duration.ofHours(2)));
        timeline.runUntil(() -> false);
        assertThat(happened).containsExactly("due");
    }
}
