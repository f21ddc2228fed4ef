package io.lakelift.config;

import io.lakelift.export.DailyLimits;
import io.lakelift.export.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The environment variables that the file alone determines, for all functions except those that check files and
 * register tables. Variables that name a resource, such as the bucket, role or topic, are left out, because their
 * values are known only where the functions run. What an input may ask for is in a variable too, so that a function can
 * read it without a call that could fail or be denied.
 */
public final class FunctionVariables {
    private FunctionVariables() {}

    /** The variables' values, by name. */
    public static Map<String, String> of(Config config) {
        return Map.of(
                "LAKELIFT_NAME", config.name(),
                "LAKELIFT_S3_PREFIX", config.storage().s3Prefix(),
                "LAKELIFT_DEADLINE", config.exports().deadline().toString(),
                "LAKELIFT_MAX_SNAPSHOT_AGE", config.exports().maxSnapshotAge().toString(),
                "LAKELIFT_SERVICES",
                        config.services().stream().map(Service::name).collect(Collectors.joining(",")),
                "LAKELIFT_LEARNED_WAITS", String.valueOf(config.exports().learnedWaits()),
                "LAKELIFT_VERIFY_FILES", String.valueOf(config.verify().enabled()),
                "LAKELIFT_POLICY", ConfigJson.of(policy(config)));
    }

    /**
     * The variables that say how tables are registered; empty if none are.
     *
     * @param bucket the deployment's own bucket
     */
    public static Map<String, String> ofTables(Config config, String bucket) {
        Map<String, String> variables = new HashMap<>();
        config.tables().ifPresent(tables -> {
            variables.put("LAKELIFT_TABLES_DATABASE", tables.database());
            variables.put("LAKELIFT_TABLES_LOCATION", tables.location(bucket));
            variables.put("LAKELIFT_TABLES_KEEP_NIGHTS", String.valueOf(tables.keepNights()));
            variables.put("LAKELIFT_TABLES_NAMES", tables.names());
            variables.put("LAKELIFT_TABLES_ON_DAMAGE", tables.onDamage());
            variables.put("LAKELIFT_TABLES_MIN_ROWS_CHANGE", String.valueOf(tables.minRowsChange()));
            if (tables.views()) {
                variables.put("LAKELIFT_TABLES_VIEWS_NUMERIC_SCALE", String.valueOf(tables.numericScale()));
            }
        });
        return variables;
    }

    private static Map<String, Object> policy(Config config) {
        Map<String, Object> policy = new LinkedHashMap<>();
        List<String> sources = Combinations.sources(config);
        List<Map<String, Object>> combinations = Combinations.of(config);
        if (!sources.isEmpty()) {
            policy.put("sources", sources);
        }
        if (!combinations.isEmpty()) {
            policy.put("combinations", combinations);
        }
        policy.put("foreignCancels", config.security().foreignCancels());
        Map<String, Object> limits = limits(config.limits());
        if (!limits.isEmpty()) {
            policy.put("limits", limits);
        }
        return policy;
    }

    private static Map<String, Object> limits(DailyLimits limits) {
        Map<String, Object> given = new LinkedHashMap<>();
        limits.gbPerNight().ifPresent(most -> given.put("gbPerNight", most));
        limits.exportsPerSourceAndDay().ifPresent(most -> given.put("exportsPerSourceAndDay", most));
        if (!given.isEmpty()) {
            given.put("timeZone", limits.timeZone().getId());
        }
        return given;
    }
}
