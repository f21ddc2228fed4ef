package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Event;
import io.lakelift.asl.Execution.Status;
import io.lakelift.export.Text;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.View;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Prints one JSON object per line, for programs; docs/command-line.md documents every field. */
final class JsonView implements View {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrintWriter out;
    private final Map<String, Optional<String>> calling = new HashMap<>();
    private String caller = "";

    JsonView(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void happened(String execution, Event event) {
        switch (event) {
            case Event.StateEntered entered ->
                line(
                        "state-entered",
                        execution,
                        Map.of("state", entered.state(), "type", entered.type()),
                        entered.time());
            case Event.TaskCalled called -> called(execution, called);
            case Event.TaskSucceeded done -> call(execution, done.state(), done.attempt(), "", done.time());
            case Event.TaskFailed failed ->
                call(execution, failed.state(), failed.attempt(), failed.error(), failed.time());
            case Event.ExecutionEnded ended -> ended(execution, ended);
            case Event.RetryScheduled retry -> {}
            case Event.Waiting waiting -> {}
            case Event.StateLeft left -> {}
        }
    }

    @Override
    public boolean isForPeople() {
        return false;
    }

    @Override
    public void notice(Instant time, SentNotice notice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", notice.outcome());
        fields.put("subject", notice.subject());
        fields.put("message", notice.message());
        fields.put("data", parsed(notice.data()));
        line("notice", caller, fields, time);
    }

    /** Remembers the call, because a notice that is published during it belongs to this execution. */
    private void called(String execution, Event.TaskCalled called) {
        caller = execution;
        calling.put(execution + "/" + called.state(), StepEvents.function(called));
    }

    private void call(String execution, String state, int attempt, String error, Instant time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", state);
        calling.getOrDefault(execution + "/" + state, Optional.empty()).ifPresent(name -> fields.put("function", name));
        fields.put("attempt", attempt);
        if (!error.isEmpty()) {
            fields.put("error", error);
        }
        line("task-call", execution, fields, time);
    }

    private void ended(String execution, Event.ExecutionEnded ended) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", ended.status().name());
        if (ended.status() == Status.SUCCEEDED) {
            fields.put("output", ended.output());
        } else {
            fields.put("error", ended.error());
            fields.put("cause", ended.cause());
        }
        line("execution-ended", execution, fields, ended.time());
    }

    private void line(String event, String execution, Map<String, ?> fields, Instant time) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(fields);
        line.put("execution", execution);
        line.put("time", time.toString());
        try {
            out.println(Text.json(MAPPER.writeValueAsString(line)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON: " + line, e);
        }
    }

    private static Object parsed(String data) {
        try {
            return data.isEmpty() ? Map.of() : MAPPER.readValue(data, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice whose data is no JSON: " + data, e);
        }
    }
}
