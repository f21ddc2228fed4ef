package io.lakelift.fakes.rds;

import io.lakelift.fakes.task.TaskEnding;
import java.util.OptionalInt;

/** How an export is going to end when no one cancels it. */
public sealed interface RdsEnding extends TaskEnding {

    /** Everything was exported. */
    record Complete() implements RdsEnding {}

    /** COMPLETE, yet something was left out; the warning is a JSON text. */
    record CompleteWithWarning(String warning) implements RdsEnding {}

    /** FAILED; at 0 percent the export fails before it has begun, so it never has a start time. */
    record Fail(String cause, int atPercent) implements RdsEnding {
        @Override
        public OptionalInt failsAtPercent() {
            return OptionalInt.of(atPercent);
        }
    }

    /** Stays IN_PROGRESS until someone cancels it. */
    record Never() implements RdsEnding {
        @Override
        public boolean isNever() {
            return true;
        }
    }
}
