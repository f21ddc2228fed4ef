package io.lakelift.config;

import static io.lakelift.input.ExportParameter.IAM_ROLE_ARN;
import static io.lakelift.input.ExportParameter.KMS_KEY_ID;
import static io.lakelift.input.ExportParameter.S3_BUCKET_NAME;
import static io.lakelift.input.ExportParameter.S3_PREFIX;

import io.lakelift.export.Arn;
import io.lakelift.export.Combination;
import io.lakelift.export.ExportSource;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lists which sources may be exported where, in addition to exporting {@code sources} to the deployment's own storage.
 * A schedule's sources may go to its bucket and prefix, with its role and key; if it has tags, so may any other source
 * that {@code sources} allows. The snapshots of {@code onSnapshotCreated} may go to the deployment's own storage.
 * Values that equal the deployment's own are omitted, because there is little room in the functions' environment.
 */
public final class Combinations {
    private final Config config;
    private final List<String> allowed;
    /** Resources by target; an empty {@code Optional} means any source that may be exported at all. */
    private final Map<Map<String, String>, Optional<TreeSet<String>>> found = new LinkedHashMap<>();

    private Combinations(Config config) {
        this.config = config;
        this.allowed = sources(config);
        config.schedules().forEach(this::add);
        config.onSnapshotCreated().forEach(this::add);
    }

    /**
     * Returns the combinations as the functions read them: {@code sources}, unless any source is allowed, and each
     * value that differs from the deployment's own.
     */
    public static List<Map<String, Object>> of(Config config) {
        List<Map<String, Object>> combinations = new ArrayList<>();
        new Combinations(config).found.forEach((target, sources) -> {
            Map<String, Object> combination = new LinkedHashMap<>();
            sources.ifPresent(named -> combination.put("sources", List.copyOf(named)));
            combination.putAll(target);
            combinations.add(combination);
        });
        return combinations;
    }

    /** Returns the resource part of each ARN in {@code sources}; empty if everything may be exported. */
    public static List<String> sources(Config config) {
        return config.sources().stream().map(Combinations::resource).toList();
    }

    private void add(Schedule schedule) {
        for (ScheduledSource source : schedule.sources()) {
            Map<String, String> target = target(source.parameters().over(schedule.parameters()));
            ExportSource named = ExportSource.parse(source.sourceArn());
            if (!isOwn(target) || !isAllowed(named)) {
                found.computeIfAbsent(target, none -> Optional.of(new TreeSet<>()))
                        .ifPresent(resources -> resources.add(named.arn().resource()));
            }
        }
        Map<String, String> target = target(schedule.parameters());
        if (!schedule.tags().isEmpty() && !isOwn(target)) {
            found.put(target, Optional.empty());
        }
    }

    /**
     * Adds the snapshots that start an export, unless {@code sources} lists them. Automated ones have a date in their
     * names.
     */
    private void add(String createdArn) {
        ExportSource source = ExportSource.parse(createdArn);
        String resource = switch (source) {
            case ExportSource.Db db -> automated("snapshot", db);
            case ExportSource.Cluster cluster -> automated("cluster-snapshot", cluster);
            case ExportSource.ClusterLatest cluster -> automated("cluster-snapshot", cluster);
            case ExportSource.Snapshot snapshot -> snapshot.arn().resource();
            case ExportSource.ClusterSnapshot snapshot -> snapshot.arn().resource();
            case ExportSource.FileSystem files -> files.arn().resource();
        };
        if (!allowed.isEmpty() && !allowed.contains(resource)) {
            found.computeIfAbsent(Map.of(), none -> Optional.of(new TreeSet<>()))
                    .ifPresent(resources -> resources.add(resource));
        }
    }

    private static String automated(String kind, ExportSource of) {
        return "%s:rds:%s-20*".formatted(kind, of.name());
    }

    private boolean isAllowed(ExportSource source) {
        return allowed.isEmpty() || Combination.isAmong(allowed, source);
    }

    /** Whether any input may use this target: the deployment's bucket, role and key, and a prefix below its own. */
    private boolean isOwn(Map<String, String> target) {
        String prefix = target.getOrDefault(S3_PREFIX.spelling(), "");
        String home = config.storage().s3Prefix();
        return target.keySet().stream().allMatch(S3_PREFIX.spelling()::equals)
                && (prefix.isEmpty() || home.isEmpty() || (prefix + "/").startsWith(home + "/"));
    }

    private Map<String, String> target(Parameters given) {
        Map<String, String> target = new LinkedHashMap<>();
        put(target, S3_BUCKET_NAME, given, config.storage().bucketName());
        put(target, S3_PREFIX, given, Optional.of(config.storage().s3Prefix()));
        put(target, IAM_ROLE_ARN, given, Optional.empty());
        put(target, KMS_KEY_ID, given, config.storage().keyArn());
        return target;
    }

    private static void put(
            Map<String, String> target, ExportParameter parameter, Parameters given, Optional<String> usual) {
        given.text(parameter)
                .filter(value -> !usual.filter(value::equals).isPresent())
                .ifPresent(value -> target.put(parameter.spelling(), value));
    }

    private static String resource(String arn) {
        return Arn.parse("sourceArn", arn).resource();
    }
}
