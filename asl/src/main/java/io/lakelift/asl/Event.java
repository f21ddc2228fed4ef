package io.lakelift.asl;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** An event in an execution, for a {@link Listener}. Its values are plain Java objects and must not be changed. */
public sealed interface Event {
    Instant time();

    /**
     * A state begins.
     *
     * @param type the state's Type, as written in a definition
     */
    record StateEntered(Instant time, String state, String type, Object input) implements Event {}

    /**
     * One attempt of a Task begins.
     *
     * @param limits the state's TimeoutSeconds and HeartbeatSeconds, by field name; a field that it lacks is left out
     */
    record TaskCalled(
            Instant time, String state, String resource, Object arguments, int attempt, Map<String, Object> limits)
            implements Event {}

    record TaskSucceeded(Instant time, String state, Object result, int attempt) implements Event {}

    record TaskFailed(Instant time, String state, String error, String cause, int attempt) implements Event {}

    /**
     * A state has failed and will be tried again.
     *
     * @param delay how long the definition asks to wait
     * @param jitter NONE or FULL
     * @param actual how long it will wait, jitter applied
     */
    record RetryScheduled(Instant time, String state, String error, Duration delay, String jitter, Duration actual)
            implements Event {}

    /**
     * A Wait begins.
     *
     * @param seconds the state's Seconds, if it has them
     * @param timestamp the state's Timestamp, if it has one
     * @param remaining the time until the Wait ends
     */
    record Waiting(Instant time, String state, Optional<Object> seconds, Optional<String> timestamp, Duration remaining)
            implements Event {}

    record StateLeft(Instant time, String state, String type, Map<String, Object> assigned, Object output)
            implements Event {}

    /**
     * The execution is over.
     *
     * @param output the execution's output, as plain Java; null unless it SUCCEEDED, in which case error and cause are
     *     empty
     */
    record ExecutionEnded(Instant time, Execution.Status status, Object output, String error, String cause)
            implements Event {}
}
