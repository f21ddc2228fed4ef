package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Which export to cancel: one that is named, or the one that a certain execution started; there may be none. */
public sealed interface CancelRequest {

    /** One export. */
    record OfTask(TaskRef task) implements CancelRequest {
        public OfTask {
            requireNonNull(task, "task is null");
        }
    }

    /** The export that is running for a source. */
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
     * The export that an execution had started.
     *
     * @param source the source that the execution's input names; if it is empty, the running exports of both services
     *     are searched
     * @param running whether the execution is still running, so that it may start an export later
     */
    record OfExecution(ExecutionContext started, Optional<ExportSource> source, boolean running)
            implements CancelRequest {
        public OfExecution {
            requireNonNull(started, "started is null");
            requireNonNull(source, "source is null");
        }
    }
}
