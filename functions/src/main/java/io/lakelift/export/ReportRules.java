package io.lakelift.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules that FSx documents for a completion report. Each method returns why a value breaks a rule and what would be
 * right, as the end of a sentence, or empty if nothing is wrong. Only FSx can tell whether it may write to the path.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CompletionReport.html">CompletionReport</a>
 */
public final class ReportRules {
    private static final int MAX_PATH = 4357;
    private static final Pattern PATH = Pattern.compile("s3://([^/]+)(/.*)?");

    /** What to add if an enabled report lacks it. */
    public static final String PATH_TO_ADD =
            "a folder inside the file system's data repository path, s3://BUCKET/FOLDER";

    /** The only value that FSx has. */
    public static final String FORMAT = "REPORT_CSV_20191124";

    /** The only value that FSx has. */
    public static final String SCOPE = "FAILED_FILES_ONLY";

    private ReportRules() {}

    /** What is wrong with the report's path. */
    public static Optional<String> path(String path) {
        Matcher place = PATH.matcher(path);
        if (!place.matches() || !Text.isLine(path, MAX_PATH)) {
            return Optional.of("is not an S3 location: give s3://BUCKET/FOLDER, without control characters");
        }
        return TargetRules.bucket(place.group(1)).isEmpty()
                ? Optional.empty()
                : Optional.of("names no bucket, as %s cannot be one: give s3://BUCKET/FOLDER"
                        .formatted(Text.quoted(place.group(1))));
    }

    /** What is wrong with the report's format. */
    public static Optional<String> format(String format) {
        return only(FORMAT, format);
    }

    /** What is wrong with what the report lists. */
    public static Optional<String> scope(String scope) {
        return only(SCOPE, scope);
    }

    private static Optional<String> only(String right, String given) {
        return given.equals(right) ? Optional.empty() : Optional.of("is not known to FSx: give " + right);
    }
}
