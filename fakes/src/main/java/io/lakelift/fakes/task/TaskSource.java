package io.lakelift.fakes.task;

/** What a task exports. */
public interface TaskSource {
    String arn();
}
