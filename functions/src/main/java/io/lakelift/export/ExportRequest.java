package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An export that is asked for, with nothing left open: what the input left out came from the {@link Deployment}. */
public sealed interface ExportRequest {

    /** What the input names; {@link Exporter} finds the snapshot where it names none. */
    ExportSource source();

    /** How long after the execution's start the export may run, before it is cancelled. */
    Duration deadline();

    /**
     * An export of RDS.
     *
     * @param choice which snapshot, where the source is a Db or a ClusterLatest
     * @param reuse whether a complete export of the same snapshot to the same target will do
     * @param slot which is given back to a fleet while a snapshot is waited for; empty where there is none to give back
     */
    record OfDatabase(
            ExportSource source,
            ExportOnly exportOnly,
            ExportTarget target,
            Duration deadline,
            SnapshotChoice choice,
            boolean reuse,
            Optional<FleetSlot> slot)
            implements ExportRequest {
        public OfDatabase {
            requireNonNull(source, "source is null");
            requireNonNull(exportOnly, "exportOnly is null");
            requireNonNull(target, "target is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(choice, "choice is null");
            requireNonNull(slot, "slot is null");
        }

        /** The same, to be started though another one is complete. */
        public OfDatabase withoutReuse() {
            return new OfDatabase(source, exportOnly, target, deadline, choice, false, slot);
        }

        OfDatabase of(ExportSource snapshot) {
            return new OfDatabase(snapshot, exportOnly, target, deadline, choice, reuse, slot);
        }
    }

    /**
     * An export of FSx for Lustre.
     *
     * @param paths inside the file system; empty for everything that changed
     * @param report where FSx lists what it did; empty for no report
     * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateDataRepositoryTask.html">Paths</a>
     */
    record OfFiles(ExportSource.FileSystem source, List<String> paths, Optional<Report> report, Duration deadline)
            implements ExportRequest {
        /** As many paths as one task of FSx takes. */
        public static final int MAX_PATHS = 100;

        private static final int MAX_PATH_LENGTH = 4096;

        public OfFiles {
            requireNonNull(source, "source is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(report, "report is null");
            paths = List.copyOf(paths);
        }

        /** Whether it is 1 to 4096 characters, with no control character and no blank at an end. */
        public static boolean isPath(String text) {
            return !text.isEmpty() && Text.isLine(text, MAX_PATH_LENGTH);
        }
    }

    /**
     * A completion report, with FSx's own fields.
     *
     * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CompletionReport.html">CompletionReport</a>
     */
    record Report(boolean enabled, Optional<String> path, Optional<String> format, Optional<String> scope) {}
}
