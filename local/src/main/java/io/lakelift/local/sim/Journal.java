package io.lakelift.local.sim;

import io.lakelift.asl.Event;
import io.lakelift.asl.Listener;
import io.lakelift.fakes.sns.PublishedMessage;
import io.lakelift.fakes.wire.Call;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Passes the events of a night to a reader as they happen, one line each; without a reader it does nothing. */
final class Journal {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd. HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 400;

    /** Has no reader, so it writes no line. */
    static final Journal NONE = new Journal(null);

    private final Consumer<String> reader;

    Journal(Consumer<String> reader) {
        this.reader = reader;
    }

    void invoked(Observations.Invocation call, SimulatedFunctions.Answer answer) {
        if (reader == null) {
            return;
        }
        String reached = call.calls().map(Journal::words).collect(Collectors.joining(", "));
        String result = call.error()
                .map(error -> error + " " + answer.cause())
                .orElseGet(() -> String.valueOf(answer.payload().orElse("")));
        write(call.at(), name(call.execution()), call.function() + " [" + reached + "] " + result);
    }

    private static String words(Call call) {
        return call.action() + " " + call.about() + " " + call.outcome();
    }

    void published(String execution, PublishedMessage message) {
        if (reader != null) {
            write(message.at(), name(execution), "notice: " + message.subject().orElse(""));
        }
    }

    /** Writes what people do, or what happens in the services without a call. */
    void happened(Instant at, String what) {
        if (reader != null) {
            write(at, "~", what);
        }
    }

    Listener listener(String execution) {
        return reader == null ? Listener.NONE : event -> heard(execution, event);
    }

    private void heard(String execution, Event event) {
        switch (event) {
            case Event.StateEntered entered -> write(event.time(), execution, "> " + entered.state());
            case Event.TaskFailed failed -> write(event.time(), execution, "! " + failed.error());
            case Event.Waiting waiting -> write(event.time(), execution, "waits " + waiting.remaining());
            case Event.ExecutionEnded ended ->
                write(event.time(), execution, ended.status() + " " + ended.error() + " " + ended.cause());
            case Event.TaskCalled ignored -> {}
            case Event.TaskSucceeded ignored -> {}
            case Event.RetryScheduled ignored -> {}
            case Event.StateLeft ignored -> {}
        }
    }

    private void write(Instant at, String who, String what) {
        String line = what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what;
        reader.accept(TIME.format(at) + "  " + who + "  " + line);
    }

    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
