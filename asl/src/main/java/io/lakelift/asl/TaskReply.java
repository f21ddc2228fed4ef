package io.lakelift.asl;

/** Receives the answer to one {@link TaskCall}. */
public interface TaskReply {

    /** Gives the task's raw result, any JSON value as plain Java; it is copied. */
    void succeed(Object result);

    void fail(String error, String cause);

    /** Restarts the span of HeartbeatSeconds. */
    void heartbeat();

    /** Runs {@code action} if the state times out, or its execution ends, before this attempt was answered. */
    void onStop(Runnable action);
}
