package io.lakelift.local.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What happens in an execution, in order. Values are plain Java and not to be changed. */
public sealed interface Event {
    Instant time();

    /** @param type the state's Type, as written in a definition */
    record StateEntered(Instant time, String state, String type, Object input) implements Event {}

    /** @param limits TimeoutSeconds and HeartbeatSeconds, those that the state has */
    record TaskCalled(
            Instant time, String state, String resource, Object arguments, int attempt, Map<String, Object> limits)
            implements Event {}

    record TaskSucceeded(Instant time, String state, Object result, int attempt) implements Event {}

    record TaskFailed(Instant time, String state, String error, String cause, int attempt) implements Event {}

    /**
     * @param delay how long the definition asks to wait
     * @param jitter NONE or FULL
     * @param actual how long it will wait, jitter applied
     */
    record RetryScheduled(Instant time, String state, String error, Duration delay, String jitter, Duration actual)
            implements Event {}

    /** @param seconds or {@code timestamp}, whichever the state has */
    record Waiting(Instant time, String state, Optional<Object> seconds, Optional<String> timestamp, Duration remaining)
            implements Event {}

    record StateLeft(Instant time, String state, String type, Map<String, Object> assigned, Object output)
            implements Event {}

    /** @param output what it gave, null unless it SUCCEEDED; {@code error} and {@code cause} are empty if it did */
    record ExecutionEnded(Instant time, Execution.Status status, Object output, String error, String cause)
            implements Event {}
}
