package io.lakelift.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an execution's input may say beside its source, under the same names; empty is left to the deployment.
 *
 * @param exportOnly which databases, schemas or tables; empty for everything
 * @param s3Prefix may hold {@code {date}}, {@code {yyyy}}, {@code {MM}} and {@code {dd}} of the scheduled time
 * @param paths which files of FSx; empty for everything that changed
 */
public record Parameters(
        List<String> exportOnly,
        Optional<String> s3BucketName,
        Optional<String> s3Prefix,
        Optional<String> iamRoleArn,
        Optional<String> kmsKeyId,
        Optional<String> deadline,
        Optional<Boolean> latestSnapshot,
        Optional<String> maxSnapshotAge,
        Optional<Boolean> includeManual,
        Optional<Boolean> reuse,
        List<String> paths,
        Optional<Report> report) {
    /** Everything is left to the deployment. */
    public static final Parameters NONE = new Parameters(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());

    public Parameters {
        exportOnly = List.copyOf(exportOnly);
        paths = List.copyOf(paths);
    }

    /** FSx's completion report, with FSx's own fields. */
    public record Report(boolean enabled, Optional<String> path, Optional<String> format, Optional<String> scope) {
        private Map<String, Object> asInput() {
            Map<String, Object> input = new LinkedHashMap<>();
            input.put("enabled", enabled);
            path.ifPresent(value -> input.put("path", value));
            format.ifPresent(value -> input.put("format", value));
            scope.ifPresent(value -> input.put("scope", value));
            return input;
        }
    }

    /** The fields of an execution's input, in a fixed order; what is empty is left out. */
    public Map<String, Object> asInput() {
        Map<String, Object> input = new LinkedHashMap<>();
        if (!exportOnly.isEmpty()) {
            input.put("exportOnly", exportOnly);
        }
        put(input, "s3BucketName", s3BucketName);
        put(input, "s3Prefix", s3Prefix);
        put(input, "iamRoleArn", iamRoleArn);
        put(input, "kmsKeyId", kmsKeyId);
        put(input, "deadline", deadline);
        put(input, "latestSnapshot", latestSnapshot);
        put(input, "maxSnapshotAge", maxSnapshotAge);
        put(input, "includeManual", includeManual);
        put(input, "reuse", reuse);
        if (!paths.isEmpty()) {
            input.put("paths", paths);
        }
        put(input, "report", report.map(Report::asInput));
        return input;
    }

    private static void put(Map<String, Object> input, String field, Optional<?> value) {
        value.ifPresent(given -> input.put(field, given));
    }
}
