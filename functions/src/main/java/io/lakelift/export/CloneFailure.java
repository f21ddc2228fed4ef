package io.lakelift.export;

import java.util.regex.Pattern;

/**
 * The message with which RDS reports, at the start of an export or later, that it cannot clone a live cluster, and what
 * to do about it.
 */
public final class CloneFailure {
    /** RDS's words. */
    public static final Pattern SAID =
            Pattern.compile("failed to find or access the source DB cluster", Pattern.CASE_INSENSITIVE);

    /** What to do, as a sentence without its full stop, or the end of one. */
    public static final String REMEDY =
            "RDS could not clone the cluster: check that it still exists and is available, that its"
                    + " KMS key is enabled and this deployment's functions may use kms:CreateGrant and kms:DescribeKey on it, and that"
                    + " the cluster has an instance and the account room for one more DB cluster in this Region";

    private CloneFailure() {}
}
