package io.lakelift.local.cli;

import io.lakelift.export.ExportSource;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.rds.Database;
import io.lakelift.fakes.rds.RdsSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Invents the sources that an input names by ARN or selects by tags, and what belongs to them: the night's snapshot of
 * an instance or cluster, and a file system's link to S3. The engine is PostgreSQL or Aurora PostgreSQL, because these
 * accept every form of {@code exportOnly}. A source's size is derived from its name, so that it is the same in every
 * run.
 */
final class InventedSources {
    /** How long before the beginning of the night its snapshots were taken. */
    static final Duration AGE = Duration.ofMinutes(80);

    private static final int TAGGED = 12;
    private static final int LONGEST_STEM = 40;
    private static final Pattern DATED = Pattern.compile("(?:rds:)?(.*)-\\d{4}(?:-\\d{2}){4}");
    private static final String INSTANCE = "postgres";
    private static final String CLUSTER = "aurora-postgresql";

    private final Instant night;
    private final String linkedTo;
    final List<RdsSource> sources = new ArrayList<>();
    final List<Database> databases = new ArrayList<>();
    final List<FileSystem> fileSystems = new ArrayList<>();
    final List<Association> associations = new ArrayList<>();
    /** The descriptions of what was invented, by ARN, or by name for the instances with the same tags. */
    final Map<String, String> described = new LinkedHashMap<>();

    /** @param linkedTo the S3 path that file systems are linked to */
    InventedSources(Instant night, String linkedTo) {
        this.night = night;
        this.linkedTo = linkedTo;
    }

    void invent(ExportSource source) {
        String arn = source.arn().toString();
        String name = source.name();
        switch (source) {
            case ExportSource.Snapshot snapshot -> snapshot(arn, name, INSTANCE, "DB snapshot");
            case ExportSource.ClusterSnapshot snapshot -> snapshot(arn, name, CLUSTER, "DB cluster snapshot");
            case ExportSource.Db db -> instance(source, Map.of());
            case ExportSource.Cluster cluster -> cluster(source);
            case ExportSource.ClusterLatest cluster -> cluster(source);
            case ExportSource.FileSystem files -> fileSystem(arn, name);
        }
    }

    private void snapshot(String arn, String name, String engine, String kind) {
        Matcher dated = DATED.matcher(name);
        String of = dated.matches() ? dated.group(1) : name.replaceFirst("^.*:", "");
        add(arn, of, engine, InventedNight.taken(name).orElse(night.minus(AGE)));
        described.put(arn, "%s %s (%s, %d GB)".formatted(kind, name, engine, gigabytes(arn)));
    }

    /** @param tags the tags that the instance carries */
    private void instance(ExportSource source, Map<String, String> tags) {
        String arn = source.arn().toString();
        Database database = Database.instance(arn, INSTANCE, gigabytes(arn));
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            database = database.tagged(tag.getKey(), tag.getValue());
        }
        databases.add(database);
        automated(source, "snapshot", INSTANCE);
        described.put(arn, "DB instance %s (%s, %d GB)".formatted(source.name(), INSTANCE, gigabytes(arn)));
    }

    /**
     * Invents instances that carry these tags, because there is no account to look them up in.
     *
     * @param arn maps an instance's name to its ARN
     */
    void tagged(Map<?, ?> tags, UnaryOperator<String> arn) {
        Map<String, String> carried = new TreeMap<>();
        tags.forEach((key, value) -> carried.put(String.valueOf(key), String.valueOf(value)));
        String stem = String.join("-", carried.values())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-$", "");
        String name = stem.isEmpty() ? "database" : stem.substring(0, Math.min(stem.length(), LONGEST_STEM));
        for (int n = 1; n <= TAGGED; n++) {
            ExportSource source = ExportSource.parse(arn.apply("%s-%02d".formatted(name, n)));
            instance(source, carried);
            described.remove(source.arn().toString());
        }
        described.put(
                name,
                "%d DB instances %s-01 to %s-%d that carry the tags %s".formatted(TAGGED, name, name, TAGGED, carried));
    }

    private void cluster(ExportSource source) {
        String arn = source.arn().toString();
        databases.add(Database.cluster(arn, CLUSTER));
        add(arn, source.name(), CLUSTER, night.minus(Duration.ofDays(200)));
        automated(source, "cluster-snapshot", CLUSTER);
        described.put(arn, "DB cluster %s (%s, %d GB)".formatted(source.name(), CLUSTER, gigabytes(arn)));
    }

    /** Adds the automated snapshot that RDS has taken of a source this night. */
    private void automated(ExportSource of, String kind, String engine) {
        Instant at = night.minus(AGE);
        add(of.arn().prefix() + kind + ":rds:" + of.name() + SampleAccount.minute(at), of.name(), engine, at);
    }

    private void add(String arn, String of, String engine, Instant at) {
        sources.add(new RdsSource(arn, of, engine, gigabytes(arn), RdsSource.AVAILABLE, at));
    }

    private void fileSystem(String arn, String id) {
        Instant created = night.minus(Duration.ofDays(200));
        long files = 10_000L + Math.floorMod(arn.hashCode(), 190_000);
        fileSystems.add(
                new FileSystem(arn, FileSystem.LUSTRE, FileSystem.AVAILABLE, 4800, files, Optional.empty(), created));
        associations.add(
                new Association(id.replaceFirst("^fs-", "dra-"), id, "/", linkedTo, FileSystem.AVAILABLE, created));
        described.put(arn, "file system %s (Lustre, linked to %s)".formatted(id, linkedTo));
    }

    private static int gigabytes(String arn) {
        String of = arn.replaceFirst("-\\d{4}-\\d{2}-\\d{2}-\\d{2}-\\d{2}$", "").replaceFirst("^.*:", "");
        return 20 + Math.floorMod(of.hashCode(), 380);
    }
}
