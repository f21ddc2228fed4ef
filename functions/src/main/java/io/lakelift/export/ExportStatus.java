package io.lakelift.export;

import java.util.Arrays;

/**
 * The status of an export task, in the spelling of DescribeExportTasks.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_ExportTask.html">ExportTask</a>
 */
public enum ExportStatus {
    /** The snapshot is being restored, or the cluster cloned; often longer than the export itself. */
    STARTING(false),
    /** Data is being written. */
    IN_PROGRESS(false),
    /** A cancel was accepted and is not done yet. */
    CANCELING(false),
    /** All data is written; a WarningMessage may still say what is missing. */
    COMPLETE(true),
    /** It ended before its end; FailureCause says why. */
    FAILED(true),
    /** It was cancelled; what had been written stays. */
    CANCELED(true),
    /** A status that this version does not know: followed further, never mistaken for an end. */
    UNKNOWN(false);

    private final boolean terminal;

    ExportStatus(boolean terminal) {
        this.terminal = terminal;
    }

    /** Whether a task of this status can never change again. */
    public boolean terminal() {
        return terminal;
    }

    /** The status that the service spells so; case does not matter, as filters and some versions spell it low. */
    public static ExportStatus of(String spelling) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(spelling))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
