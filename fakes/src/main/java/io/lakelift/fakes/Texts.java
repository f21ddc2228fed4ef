package io.lakelift.fakes;

/**
 * Messages of failed or incomplete exports. Those of RDS are from the page "Failure messages for Amazon S3 export
 * tasks" and from AWS's examples.
 */
final class Texts {
    static String failure(Inventory inventory) {
        return "The S3 bucket " + inventory.bucket() + " isn't located in the current AWS Region. Please,"
                + " review your S3 bucket name and retry the export.";
    }

    /** What RDS reports before it has extracted anything, if the bucket was deleted after the start. */
    static String earlyFailure(Inventory inventory) {
        return "The RDS export failed to write the export task's metadata to the S3 bucket " + inventory.bucket()
                + " using the IAM role " + inventory.role() + " with the KMS key " + inventory.key()
                + ". Error code: NoSuchBucket";
    }

    /**
     * The JSON of RDS's warnings. Its keys are those of AWS's examples. The members of an entry of skippedTables are
     * not documented, only that the reason PERMISSIONS_DO_NOT_EXIST occurs.
     */
    static final String WARNING = """
            {"skippedTables":[{"tableName":"orders.public.audit_log","reason":"PERMISSIONS_DO_NOT_EXIST"},\
            {"tableName":"orders.public.raw_events","reason":"PERMISSIONS_DO_NOT_EXIST"}],\
            "skippedObjectives":[],"general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"}]}""";

    /** FSx's wording is not documented; like the guide, this text points to the completion report. */
    static String taskFailure(Inventory inventory) {
        return "The task failed to export some files: access to the data repository s3://" + inventory.bucket()
                + "/lustre was denied. See the task completion report.";
    }

    private Texts() {}
}
