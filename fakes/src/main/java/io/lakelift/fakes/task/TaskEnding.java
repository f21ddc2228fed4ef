package io.lakelift.fakes.task;

import java.util.OptionalInt;

/** How a task is going to end if no one cancels it; each service adds details of its own. */
public interface TaskEnding {
    /** The percentage of its work at which it fails; empty if it does not fail. */
    default OptionalInt failsAtPercent() {
        return OptionalInt.empty();
    }

    /** Whether it runs until someone cancels it. */
    default boolean isNever() {
        return false;
    }
}
