package io.lakelift.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records an execution's events in the format of a {@link Trace}. */
final class TraceEvents implements Listener {
    private final Instant start;
    private final List<Map<String, Object>> events = new ArrayList<>();
    private final List<String> states = new ArrayList<>();

    TraceEvents(Instant start) {
        this.start = start;
    }

    List<Map<String, Object>> list() {
        return events;
    }

    List<String> states() {
        return states;
    }

    double seconds(Instant time) {
        return Moments.seconds(Duration.between(start, time));
    }

    @Override
    public void happened(Event event) {
        switch (event) {
            case Event.StateEntered entered -> {
                states.add(entered.state());
                note(event, "enter", entered.state());
            }
            case Event.TaskCalled called -> {
                Map<String, Object> note = note(event, "call", called.state());
                note.put("resource", called.resource());
                note.put("arguments", called.arguments());
                note.putAll(called.limits());
            }
            case Event.TaskFailed failed -> {
                Map<String, Object> note = note(event, "failed", failed.state());
                note.put("error", failed.error());
                note.put("cause", failed.cause());
            }
            case Event.RetryScheduled retry -> retried(retry);
            case Event.Waiting waiting -> waited(waiting);
            case Event.StateLeft left -> left(left);
            case Event.TaskSucceeded succeeded -> {}
            case Event.ExecutionEnded ended -> {}
        }
    }

    private void retried(Event.RetryScheduled retry) {
        Map<String, Object> note = note(retry, "retry", retry.state());
        note.put("error", retry.error());
        note.put("delay", Values.inner(Moments.seconds(retry.delay())));
        note.put("jitter", retry.jitter());
    }

    private void waited(Event.Waiting waiting) {
        Map<String, Object> note = note(waiting, "wait", waiting.state());
        note.put("seconds", waiting.seconds().orElse(null));
        note.put("timestamp", waiting.timestamp().orElse(null));
    }

    /** A Succeed ends the flow; it is not left for another state. */
    private void left(Event.StateLeft left) {
        if (!left.type().equals("Succeed")) {
            Map<String, Object> note = note(left, "leave", left.state());
            note.put("assign", left.assigned());
            note.put("output", left.output());
        }
    }

    private Map<String, Object> note(Event event, String what, String state) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("t", seconds(event.time()));
        note.put(what, state);
        events.add(note);
        return note;
    }
}
