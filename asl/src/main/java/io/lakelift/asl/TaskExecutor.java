package io.lakelift.asl;

/** Does the work of Task states. */
@FunctionalInterface
public interface TaskExecutor {

    /**
     * Begins one attempt and returns at once. The answer goes to {@code reply}: before this method returns, or later
     * from an action on the same timeline. The interpreter takes the first answer and ignores any other; one that comes
     * after the state timed out, or after its execution ended, is lost, as it is for the service.
     */
    void call(TaskCall call, TaskReply reply);
}
