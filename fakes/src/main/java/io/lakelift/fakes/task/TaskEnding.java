package io.lakelift.fakes.task;

import java.util.OptionalInt;

/** How a task is going to end if no one cancels it; each service adds details of its own. */
public interface TaskEnding {
    /** After how many percent of its work it fails; empty if it does not. */
    default OptionalInt failsAtPercent() {
        return OptionalInt.empty();
    }

    /** Whether it runs until someone cancels it. */
    default boolean isNever() {
        return false;
    }
}
