package io.lakelift.asl;

/** Receives the answer to one {@link TaskCall}. */
public interface TaskReply {

    /** Ends the attempt with the task's raw result, any JSON value as plain Java; the value is copied. */
    void succeed(Object result);

    void fail(String error, String cause);

    /** Restarts the time limit that HeartbeatSeconds sets. */
    void heartbeat();

    /** Runs {@code action} if, before an answer, the task times out or its branch, iteration or execution ends. */
    void onStop(Runnable action);
}
