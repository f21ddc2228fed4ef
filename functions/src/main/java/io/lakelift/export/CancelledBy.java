package io.lakelift.export;

import java.util.Locale;

/**
 * Why an execution requested a cancel. The execution reports no reason if anyone else cancelled the export,
 * including another of Lakelift's executions.
 */
public enum CancelledBy {
    /** The execution's own deadline passed. */
    DEADLINE,
    /** The execution's input asked for the cancel. */
    REQUEST,
    /** The execution took over from one that was stopped, timed out or failed with an error of Step Functions. */
    STOP;

    /** The spelling in reports and notices. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
