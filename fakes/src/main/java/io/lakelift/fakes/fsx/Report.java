package io.lakelift.fakes.fsx;

/** The completion report that a request specifies; a string that was not sent is empty. */
public record Report(boolean enabled, String path, String format, String scope) {
    public static final String FORMAT = "REPORT_CSV_20191124";
    public static final String SCOPE = "FAILED_FILES_ONLY";

    public static Report none() {
        return new Report(false, "", "", "");
    }

    /** @param path where the report is written, at or below an S3 path that the file system is linked to */
    public static Report ofFailedFiles(String path) {
        return new Report(true, path, FORMAT, SCOPE);
    }
}
