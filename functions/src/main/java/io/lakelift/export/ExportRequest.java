package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A complete request for an export: what the input left out comes from the {@link Deployment}. */
public sealed interface ExportRequest {

    /** The source that the input names. If its newest snapshot is to be exported, {@link Exporter} looks that up. */
    ExportSource source();

    /** How long after the execution's start the export may run, before it is cancelled. */
    Duration deadline();

    /**
     * An RDS export.
     *
     * @param choice which snapshot, if the source is a Db or a ClusterLatest
     * @param reuse whether a complete export of the same snapshot to the same target is accepted
     * @param eventTime when the event that asks for the export occurred; since EventBridge may deliver it again, an
     *     export that the deployment has started since then is accepted. Empty if no event asks for it
     * @param slot the slot to give back to the fleet while waiting for a snapshot; empty if there is none
     */
    record OfDatabase(
            ExportSource source,
            ExportOnly exportOnly,
            ExportTarget target,
            Duration deadline,
            SnapshotChoice choice,
            boolean reuse,
            Optional<Instant> eventTime,
            Optional<FleetSlot> slot)
            implements ExportRequest {
        public OfDatabase {
            requireNonNull(source, "source is null");
            requireNonNull(exportOnly, "exportOnly is null");
            requireNonNull(target, "target is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(choice, "choice is null");
            requireNonNull(eventTime, "eventTime is null");
            requireNonNull(slot, "slot is null");
        }

        /** The same, to be started although another one is complete. */
        public OfDatabase withoutReuse() {
            return new OfDatabase(source, exportOnly, target, deadline, choice, false, Optional.empty(), slot);
        }

        OfDatabase of(ExportSource snapshot) {
            return new OfDatabase(snapshot, exportOnly, target, deadline, choice, reuse, eventTime, slot);
        }
    }

    /**
     * An export of FSx for Lustre.
     *
     * @param paths inside the file system; empty for everything that has changed
     * @param report where FSx lists what it did; empty for no report
     * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateDataRepositoryTask.html">Paths</a>
     */
    record OfFiles(ExportSource.FileSystem source, List<String> paths, Optional<Report> report, Duration deadline)
            implements ExportRequest {
        /** How many paths one FSx task accepts. */
        public static final int MAX_PATHS = 100;

        private static final int MAX_PATH_LENGTH = 4096;

        public OfFiles {
            requireNonNull(source, "source is null");
            requireNonNull(deadline, "deadline is null");
            requireNonNull(report, "report is null");
            paths = List.copyOf(paths);
        }

        /** Whether it is 1 to 4096 characters, with no control characters and no leading or trailing blanks. */
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
