package io.lakelift.export;

import java.util.Arrays;

/**
 * The status of an export: that of an RDS export task or the lifecycle of an FSx data repository task, each as the
 * service spells it. FAILED, CANCELED and CANCELING are common to both.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ExportTask.html">ExportTask</a>
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DataRepositoryTask.html">DataRepositoryTask</a>
 */
public enum ExportStatus {
    /** The snapshot is being restored, or the cluster cloned, which often takes longer than the export itself. */
    STARTING(false),
    /** RDS is writing data. */
    IN_PROGRESS(false),
    /** FSx has not begun. */
    PENDING(false),
    /** FSx is writing files. */
    EXECUTING(false),
    /** A cancel was accepted but is not finished yet. */
    CANCELING(false),
    /** RDS has written all data; a WarningMessage may still say what is missing. */
    COMPLETE(true),
    /** FSx is done; some files may have failed. */
    SUCCEEDED(true),
    /** It ended early; the service says why. */
    FAILED(true),
    /** It was cancelled; what has been written stays. */
    CANCELED(true),
    /** A status that this version of Lakelift does not know; the export is followed as if it were still running. */
    UNKNOWN(false);

    private final boolean terminal;

    ExportStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether a task with this status can never change again. */
    public boolean terminal() {
        return terminal;
    }

    /** Parses the service's spelling; case does not matter, because RDS itself uses lower case in filters. */
    public static ExportStatus of(String spelling) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(spelling))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
