package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.asl.Event;
import io.lakelift.local.asl.Execution.Status;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** A line for each thing that changed, for people and for logs; times are those of the run's own clock. */
class TextView implements View {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** One execution, as far as it has been told. */
    private static final class Course {
        private final Instant started;
        private String standing = "";
        private Event.TaskFailed failure;

        Course(Instant started) {
            this.started = started;
        }
    }

    private static final int LINE = 1000;

    private final Screen out;
    private final Map<String, Course> courses = new HashMap<>();
    private Course course;
    private String label = "";

    TextView(PrintWriter out) {
        this.out = Screen.on(out);
    }

    @Override
    public void begins(String what) {
        out.println(what);
    }

    @Override
    public void happened(String execution, Event event) {
        course = courses.computeIfAbsent(execution, name -> new Course(event.time()));
        label = courses.size() == 1 ? "" : execution + ": ";
        switch (event) {
            case Event.TaskSucceeded done -> Steps.report(done).ifPresent(report -> standing(done.time(), report));
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
    public void notice(SentNotice notice) {
        out.println();
        out.println("---- The notice, as e-mail ----");
        if (!notice.subject().isEmpty()) {
            out.println("Subject: " + Text.shown(notice.subject(), LINE));
            out.println();
        }
        out.println(notice.message().stripTrailing());
        out.println("-------------------------------");
        out.println();
    }

    @Override
    public void sent(Instant time, SentNotice notice, String topicArn) {
        line(time, "The notice went to %s: %s".formatted(topicArn, notice.subject()));
    }

    /** Called when the export stands otherwise than before. */
    void standing(Instant time, Map<?, ?> report) {
        String now = Standing.of(report).line();
        if (!now.equals(course.standing)) {
            course.standing = now;
            line(time, now);
        }
    }

    void line(Instant time, String text) {
        out.println(stamped(time, text));
    }

    /** The line, with the execution's name where there are several. */
    String stamped(Instant time, String text) {
        return TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC)) + "  " + Text.shown(label + text, LINE);
    }

    Screen out() {
        return out;
    }

    private void entered(Event.StateEntered entered) {
        failed("");
        if (entered.state().startsWith("Cancel")
                || entered.state().startsWith("Start the") && course.standing.isEmpty()) {
            line(entered.time(), entered.state());
        }
    }

    /** A failed call is told once it is known what comes of it. */
    private void failed(String then) {
        Event.TaskFailed failure = course.failure;
        if (failure != null) {
            line(failure.time(), failure.state() + ": " + simple(failure.error()) + then);
            String said = Verdict.message(failure.cause());
            if (said.contains("credentials")) {
                line(failure.time(), said); // only whoever reads this can log in again
            }
            course.failure = null;
        }
    }

    private void ended(Event.ExecutionEnded ended) {
        failed("");
        Duration took = Duration.between(course.started, ended.time());
        String how = ended.status() == Status.SUCCEEDED ? "" : " (" + ended.error() + ")";
        say("The execution %s%s after %d:%02d:%02d."
                .formatted(ended.status(), how, took.toHours(), took.toMinutesPart(), took.toSecondsPart()));
        if (ended.error().equals("NotifyFailed")) {
            say(Verdict.why(ended.cause()));
        }
    }

    private void say(String text) {
        out.println(Text.shown(label + text, LINE));
    }

    private static String simple(String error) {
        return error.startsWith("io.lakelift") ? error.substring(error.lastIndexOf('.') + 1) : error;
    }
}
