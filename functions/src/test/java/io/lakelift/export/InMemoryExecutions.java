package io.lakelift.export;

import io.lakelift.export.error.ExportException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executions in a map; a look at them breaks on request. */
public final class InMemoryExecutions implements Executions {
    private final Map<String, ExecutionDescription> byArn = new LinkedHashMap<>();
    private final Deque<Optional<ExportException>> failures = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();

    /** One that runs. */
    public InMemoryExecutions with(ExecutionContext execution, String input) {
        return with(new ExecutionDescription(
                execution, "RUNNING", input, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    /** One that ended, and said neither why nor what came of it. */
    public void ended(ExecutionContext execution, String status, String input) {
        with(new ExecutionDescription(
                execution, status, input, Optional.empty(), Optional.empty(), Optional.empty(), false));
    }

    /** One that failed. */
    public InMemoryExecutions failed(String name, String error, String cause) {
        ExecutionContext execution = new ExecutionContext(arnOf(name), name, Samples.START);
        return with(new ExecutionDescription(
                execution, "FAILED", "{}", Optional.empty(), Optional.of(error), Optional.of(cause), false));
    }

    public InMemoryExecutions with(ExecutionDescription description) {
        byArn.put(description.execution().arn(), description);
        return this;
    }

    public void failNext(ExportException error) {
        failures.add(Optional.of(error));
    }

    /** The next look works, before one that may fail. */
    public void passNext() {
        failures.add(Optional.empty());
    }

    public List<String> calls() {
        return calls;
    }

    @Override
    public Optional<ExecutionDescription> describe(String executionArn) {
        calls.add("describe " + executionArn);
        fail();
        return Optional.ofNullable(byArn.get(executionArn));
    }

    @Override
    public String arnOf(String name) {
        return "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:" + name;
    }

    @Override
    public List<ExecutionContext> running() {
        calls.add("executions");
        fail();
        return byArn.values().stream()
                .filter(each -> each.status().equals("RUNNING"))
                .map(ExecutionDescription::execution)
                .toList();
    }

    /** Whenever they did. */
    @Override
    public List<ExecutionContext> failed(Instant since) {
        calls.add("failed " + since);
        fail();
        return byArn.values().stream()
                .filter(each -> each.status().equals("FAILED"))
                .map(ExecutionDescription::execution)
                .toList();
    }

    private void fail() {
        if (!failures.isEmpty()) {
            failures.poll().ifPresent(error -> {
                throw error;
            });
        }
    }
}
