package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.TaskEnding;
import java.util.OptionalInt;

/** How a task is going to end when no one cancels it. */
public sealed interface FsxEnding extends TaskEnding {

    /** Every file was exported. */
    record Succeed() implements FsxEnding {}

    /** SUCCEEDED, although this many files were not exported; the completion report names them. */
    record SucceedPartly(long failedFiles) implements FsxEnding {}

    /** FAILED after this percentage of the files; at 0 percent the task never begins, and has no counts. */
    record Fail(String message, int atPercent) implements FsxEnding {
        @Override
        public OptionalInt failsAtPercent() {
            return OptionalInt.of(atPercent);
        }
    }

    /** Stays EXECUTING until someone cancels it. */
    record Never() implements FsxEnding {
        @Override
        public boolean isNever() {
            return true;
        }
    }
}
