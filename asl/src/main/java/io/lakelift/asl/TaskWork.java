package io.lakelift.asl;

import io.lakelift.asl.State.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one attempt at a Task state: calls the executor, applies the time limits, and takes the first answer. */
final class TaskWork implements TaskReply {
    private final FlowExecution flowExecution;
    private final ExecutionRuntime runtime;
    private final StateExecution stateExecution;
    private final Task task;
    private final FlowExecution.Ending ending;
    private final List<Runnable> stops = new ArrayList<>();
    private Optional<Limit> timeout = Optional.empty();
    private Optional<Limit> silence = Optional.empty();
    private Optional<Duration> beat = Optional.empty();
    private boolean answered;

    TaskWork(FlowExecution flowExecution, StateExecution stateExecution, Task task, FlowExecution.Ending ending) {
        this.flowExecution = flowExecution;
        runtime = flowExecution.runtime();
        this.stateExecution = stateExecution;
        this.task = task;
        this.ending = ending;
    }

    /** The service gives a token only to integrations that wait after the call, for a callback or the end of a job. */
    static boolean hasToken(Task task) {
        return task.resource().endsWith(".waitForTaskToken")
                || task.resource().endsWith(".sync")
                || task.resource().endsWith(".sync:2");
    }

    void start() {
        Object arguments = task.arguments().map(stateExecution::fill).orElse(null);
        Quota.payload("The state '" + task.name() + "' was given arguments", arguments);
        Map<String, Object> asked = new LinkedHashMap<>();
        task.limits().timeout().ifPresent(one -> asked.put("TimeoutSeconds", stateExecution.whole(one, 1)));
        task.limits().heartbeat().ifPresent(one -> asked.put("HeartbeatSeconds", stateExecution.whole(one, 1)));
        runtime.history().add(hasToken(task) ? 3 : 2);
        Object given = Values.outer(arguments);
        runtime.report(new Event.TaskCalled(runtime.now(), task.name(), task.resource(), given, attempt(), asked));
        flowExecution.onStop(this::stop);
        timeout = limit(asked, "TimeoutSeconds").map(span -> new Limit(runtime, span, () -> expire("States.Timeout")));
        beat = limit(asked, "HeartbeatSeconds");
        heartbeat();
        runtime.tasks().call(new TaskCall(task.name(), task.resource(), given, attempt(), plainContext()), this);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> plainContext() {
        return (Map<String, Object>) Values.outer(stateExecution.context());
    }

    private int attempt() {
        return stateExecution.retries() + 1;
    }

    private static Optional<Duration> limit(Map<String, Object> asked, String field) {
        return Optional.ofNullable((Long) asked.get(field)).map(Duration::ofSeconds);
    }

    @Override
    public void succeed(Object result) {
        Object copy = Values.inner(result);
        answer(() -> {
            runtime.history().add(1);
            runtime.report(new Event.TaskSucceeded(runtime.now(), task.name(), Values.outer(copy), attempt()));
            ending.succeeded(copy);
        });
    }

    @Override
    public void fail(String error, String cause) {
        answer(() -> failed(error, cause));
    }

    /** A start that the service refuses is one TaskSubmitFailed, in place of a TaskSubmitted and a TaskFailed. */
    private void failed(String error, String cause) {
        runtime.history().add(hasToken(task) && error.startsWith("StepFunctions.") ? 0 : 1);
        runtime.report(new Event.TaskFailed(runtime.now(), task.name(), error, cause, attempt()));
        ending.failed(new Failure(error, cause));
    }

    @Override
    public void heartbeat() {
        if (!answered) {
            silence.ifPresent(Limit::cancel);
            silence = beat.map(span -> new Limit(runtime, span, () -> expire("States.HeartbeatTimeout")));
        }
    }

    @Override
    public void onStop(Runnable action) {
        stops.add(action);
    }

    private void answer(Runnable consequence) {
        if (!answered) {
            runtime.moved();
            close();
            flowExecution.then(Duration.ZERO, consequence);
        }
    }

    private void close() {
        answered = true;
        timeout.ifPresent(Limit::cancel);
        silence.ifPresent(Limit::cancel);
    }

    private void expire(String error) {
        stop();
        flowExecution.then(Duration.ZERO, () -> failed(error, ""));
    }

    private void stop() {
        if (!answered) {
            close();
            stops.forEach(Runnable::run);
        }
    }
}
