package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.local.asl.Event;
import io.lakelift.local.asl.Execution.Status;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line, for programs; docs/command-line.md documents every field. */
final class JsonView implements View {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PrintWriter out;
    private final Map<String, String> calling = new LinkedHashMap<>();

    JsonView(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void happened(Event event) {
        switch (event) {
            case Event.StateEntered entered ->
                line("state-entered", Map.of("state", entered.state(), "type", entered.type()), entered.time());
            case Event.TaskCalled called -> calling.put(called.state(), Steps.function(called));
            case Event.TaskSucceeded done -> call(done.state(), done.attempt(), "", done.time());
            case Event.TaskFailed failed -> call(failed.state(), failed.attempt(), failed.error(), failed.time());
            case Event.ExecutionEnded ended -> ended(ended);
            case Event.RetryScheduled retry -> {}
            case Event.Waiting waiting -> {}
            case Event.StateLeft left -> {}
        }
    }

    @Override
    public void notice(SentNotice notice) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("outcome", notice.outcome());
        fields.put("subject", notice.subject());
        fields.put("message", notice.message());
        fields.put("data", parsed(notice.data()));
        line("notice", fields, null);
    }

    private void call(String state, int attempt, String error, Instant time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", state);
        fields.put("function", calling.get(state));
        fields.put("attempt", attempt);
        if (!error.isEmpty()) {
            fields.put("error", error);
        }
        line("task-call", fields, time);
    }

    private void ended(Event.ExecutionEnded ended) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("status", ended.status().name());
        if (ended.status() == Status.SUCCEEDED) {
            fields.put("output", ended.output());
        } else {
            fields.put("error", ended.error());
            fields.put("cause", ended.cause());
        }
        line("execution-ended", fields, ended.time());
    }

    private void line(String event, Map<String, ?> fields, Instant time) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.putAll(fields);
        if (time != null) {
            line.put("time", time.toString());
        }
        try {
            out.println(MAPPER.writeValueAsString(line));
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
