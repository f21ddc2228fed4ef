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

    /** Whatever is running for that source. */
    record OfSource(ExportSource source) implements CancelRequest {
        public OfSource {
            requireNonNull(source, "source is null");
        }
    }

    /** Nothing: the execution's input was refused, so it has started no export. */
    record OfNothing(ExecutionContext refused) implements CancelRequest {
        public OfNothing {
            requireNonNull(refused, "refused is null");
        }
    }

    /** Nothing: the execution was stopped, then redriven, and follows its export itself again. */
    record OfRedriven(ExecutionContext redriven) implements CancelRequest {
        public OfRedriven {
            requireNonNull(redriven, "redriven is null");
        }
    }

    /**
     * What that execution had started.
     *
     * @param source as its input named it; empty if it named none
     */
    record OfExecution(ExecutionContext started, Optional<ExportSource> source) implements CancelRequest {
        public OfExecution {
            requireNonNull(started, "started is null");
            requireNonNull(source, "source is null");
        }
    }
}
