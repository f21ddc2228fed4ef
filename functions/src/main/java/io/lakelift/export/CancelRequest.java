package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Which export a person, or a stopped execution, wants cancelled. */
public sealed interface CancelRequest {

    /** That one. */
    record OfTask(TaskRef task) implements CancelRequest {
        public OfTask {
            requireNonNull(task, "task is null");
        }
    }

    /** Whatever runs for that source. */
    record OfSource(ExportSource source) implements CancelRequest {
        public OfSource {
            requireNonNull(source, "source is null");
        }
    }

    /** Of that execution, whose input was refused: it has started nothing. */
    record OfNothing(Execution refused) implements CancelRequest {
        public OfNothing {
            requireNonNull(refused, "refused is null");
        }
    }

    /** Of that execution, which was stopped, redriven, and sees to its export itself again. */
    record OfRedriven(Execution redriven) implements CancelRequest {
        public OfRedriven {
            requireNonNull(redriven, "redriven is null");
        }
    }

    /**
     * What that execution had started.
     *
     * @param source as its input named it; empty where it named none
     */
    record OfExecution(Execution started, Optional<ExportSource> source) implements CancelRequest {
        public OfExecution {
            requireNonNull(started, "started is null");
            requireNonNull(source, "source is null");
        }
    }
}
