package io.lakelift.local.cli;

import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import io.lakelift.export.Text;
import io.lakelift.local.run.ExitStatus;
import io.lakelift.local.run.Makespan;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.View;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints a run as text, for people and for logs, with a line for each change in an execution or its export; polls
 * without a change are counted in one line. Times are in UTC, on the run's own clock.
 */
class TextView implements View {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** One execution, as far as it has been shown. */
    private static final class Course {
        private final Instant started;
        private final Repeats repeats = new Repeats();
        private String standing = "";
        private String identifier = "";
        private Event.TaskFailed failure;

        Course(Instant started) {
            this.started = started;
        }
    }

    private static final int LINE = 1000;
    private static final int LABEL = 24;
    private static final String POLL = "poll";

    private final Screen out;
    private final Map<String, Course> courses = new HashMap<>();
    private Course course;
    private String label = "";

    TextView(PrintWriter out) {
        this.out = Screen.on(out);
    }

    @Override
    public void begins(String what) {
        out.println(Columns.wrap(what));
    }

    @Override
    public void happened(String execution, Event event) {
        course = courses.computeIfAbsent(execution, name -> new Course(event.time()));
        label = courses.size() == 1 ? "" : Columns.name(execution, LABEL) + ": ";
        switch (event) {
            case Event.TaskSucceeded done ->
                StepEvents.report(done).map(ExportProgress::of).ifPresent(now -> standing(done.time(), now));
            case Event.TaskFailed failed -> course.failure = failed;
            case Event.RetryScheduled retry ->
                failed(", tries again in " + retry.actual().toSeconds() + " s");
            case Event.StateLeft left -> failed("");
            case Event.StateEntered entered -> entered(entered);
            case Event.ExecutionEnded ended -> ended(ended);
            case Event.TaskCalled called -> {}
            case Event.Waiting waiting -> {}
        }
    }

    @Override
    public void notice(Instant time, SentNotice notice) {
        out.println();
        out.println("---- The notice, as e-mail ----");
        if (!notice.subject().isEmpty()) {
            String subject = "Subject: " + Text.shown(notice.subject(), LINE);
            out.println(Tone.of(notice.outcome()), Columns.wrap(subject));
            out.println();
        }
        out.println(Columns.wrap(notice.message().stripTrailing()));
        out.println("-------------------------------");
        out.println();
    }

    @Override
    public void sent(Instant time, SentNotice notice, String topicArn) {
        line(time, "The notice went to %s: %s".formatted(topicArn, notice.subject()));
    }

    /** Shows a report of an export; one without a change is only counted. */
    void standing(Instant time, ExportProgress now) {
        if (!now.identifier().isEmpty() && !now.identifier().equals(course.identifier)) {
            course.identifier = now.identifier();
            line(time, "Export " + now.identifier());
        }
        String what = now.unchanging();
        if (!what.equals(course.standing)) {
            course.standing = what;
            line(time, Tone.of(now.status()), now.line(), what, now.files().isEmpty() ? POLL : "look");
        } else {
            course.repeats.again(what, time);
        }
    }

    void line(Instant time, String text) {
        line(time, Tone.PLAIN, text, text, "");
    }

    /**
     * @param what the part of the text that stays the same, by which repetitions are counted
     * @param kind what its repeats are called
     */
    private void line(Instant time, Tone tone, String text, String what, String kind) {
        if (course != null) {
            course.repeats.next(what, kind).ifPresent(this::counted);
        }
        print(tone, stamped(time, text));
    }

    /** Prints a line; a subclass clears its progress bar first. */
    void print(Tone tone, String line) {
        out.println(tone, Columns.wrap(line));
    }

    private void counted(String line) {
        print(Tone.PLAIN, " ".repeat(10) + label + line);
    }

    /** The text after its time, and after the execution's name if there are several. */
    String stamped(Instant time, String text) {
        return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "  " + Text.shown(label + text, LINE);
    }

    Screen out() {
        return out;
    }

    /** Shows the start or cancel that an execution enters, unless its failure was shown just before. */
    private void entered(Event.StateEntered entered) {
        failed("");
        boolean shown = entered.state().startsWith("Cancel")
                || entered.state().startsWith("Start the") && course.standing.isEmpty();
        if (shown && !course.repeats.last().startsWith(entered.state() + ": ")) {
            line(entered.time(), entered.state());
        }
    }

    /** Shows the failed call, if there is one, now that its consequence is known. */
    private void failed(String then) {
        Event.TaskFailed failure = course.failure;
        if (failure == null) {
            return;
        }
        course.failure = null;
        String what = failure.state() + ": " + simple(failure.error());
        if (course.repeats.again(what, failure.time())) {
            return;
        }
        line(failure.time(), Tone.WARNING, what + then, what, "");
        String said = ExitStatus.message(failure.cause());
        if (said.contains("credentials")) {
            print(Tone.WARNING, stamped(failure.time(), said)); // the user has to sign in again
        }
    }

    private void ended(Event.ExecutionEnded ended) {
        failed("");
        course.repeats.next("", "").ifPresent(this::counted);
        Duration took = Duration.between(course.started, ended.time());
        String how = ended.status() == Status.SUCCEEDED ? "" : " (" + ended.error() + ")";
        say(
                Tone.of(ended.status().name()),
                "The execution %s%s after %s.".formatted(ended.status(), how, Makespan.clock(took)));
        if (ended.error().equals("NotifyFailed")) {
            say(Tone.FAILURE, ExitStatus.why(ended.cause()));
        }
    }

    private void say(Tone tone, String text) {
        print(tone, Text.shown(label + text, LINE));
    }

    private static String simple(String error) {
        return error.startsWith("io.lakelift") ? error.substring(error.lastIndexOf('.') + 1) : error;
    }
}
