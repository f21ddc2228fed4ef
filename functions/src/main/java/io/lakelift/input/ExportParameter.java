package io.lakelift.input;

import static io.lakelift.input.ExportParameter.Place.INPUT;
import static io.lakelift.input.ExportParameter.Type.DURATION;
import static io.lakelift.input.ExportParameter.Type.FLAG;
import static io.lakelift.input.ExportParameter.Type.OBJECT;
import static io.lakelift.input.ExportParameter.Type.TEXT;
import static io.lakelift.input.ExportParameter.Type.TEXTS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of an export: the name and type of each, what kinds of source take it, and where it may appear. */
public enum ExportParameter {
    SOURCE_ARN("sourceArn", TEXT, SourceKind.ALL, Place.NOT_SHARED),
    EXPORT_ONLY("exportOnly", TEXTS, SourceKind.DATABASES, Place.BUT_A_RULE),
    S3_BUCKET_NAME("s3BucketName", TEXT, SourceKind.DATABASES, Place.BUT_A_RULE),
    S3_PREFIX("s3Prefix", TEXT, SourceKind.DATABASES, Place.BUT_A_RULE),
    IAM_ROLE_ARN("iamRoleArn", TEXT, SourceKind.DATABASES, Place.BUT_A_RULE),
    KMS_KEY_ID("kmsKeyId", TEXT, SourceKind.DATABASES, Place.BUT_A_RULE),
    DEADLINE("deadline", DURATION, SourceKind.ALL, Place.BUT_A_RULE),
    LATEST_SNAPSHOT("latestSnapshot", FLAG, SourceKind.CLUSTERS, Place.BUT_A_RULE),
    MAX_SNAPSHOT_AGE("maxSnapshotAge", DURATION, SourceKind.NEWEST, Place.BUT_A_RULE),
    INCLUDE_MANUAL("includeManual", FLAG, SourceKind.NEWEST, Place.BUT_A_RULE),
    REUSE("reuse", FLAG, SourceKind.SNAPSHOTS, Place.BUT_A_RULE),
    PATHS("paths", TEXTS, SourceKind.FILES, Place.BUT_A_RULE),
    REPORT("report", OBJECT, SourceKind.FILES, Place.BUT_A_RULE),
    SCHEDULE("schedule", OBJECT, SourceKind.ALL, EnumSet.of(INPUT)),
    SLOT("slot", OBJECT, SourceKind.SNAPSHOTS, EnumSet.of(INPUT));

    /** The type of its value. */
    public enum Type {
        TEXT,
        /** A list with at least one text. */
        TEXTS,
        /** True or false. */
        FLAG,
        /** A text in ISO-8601, such as PT12H. */
        DURATION,
        /** An object with its own fields. */
        OBJECT
    }

    /** Where it may appear. */
    public enum Place {
        /** In the input of one export's execution. */
        INPUT,
        /** In a fleet's input, for all of its exports. */
        FLEET,
        /** In a fleet's input, with one of its sources. */
        FLEET_SOURCE,
        /** In the file, for all exports of a schedule. */
        FILE_SCHEDULE,
        /** In the file, with one source of a schedule. */
        FILE_SOURCE,
        /** In the file, as an entry of onSnapshotCreated. */
        FILE_RULE;

        private static final Set<Place> BUT_A_RULE = EnumSet.complementOf(EnumSet.of(FILE_RULE));
        private static final Set<Place> NOT_SHARED = EnumSet.of(INPUT, FLEET_SOURCE, FILE_SOURCE, FILE_RULE);
    }

    private final String spelling;
    private final Type type;
    private final Set<SourceKind> takers;
    private final Set<Place> places;

    ExportParameter(String spelling, Type type, Set<SourceKind> takers, Set<Place> places) {
        this.spelling = spelling;
        this.type = type;
        this.takers = takers;
        this.places = places;
    }

    /** The parameter with that name; empty if no export has it. */
    public static Optional<ExportParameter> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.spelling.equals(name))
                .findFirst();
    }

    /** All that may appear there, in a fixed order. */
    public static List<ExportParameter> at(Place place) {
        return Arrays.stream(values())
                .filter(each -> each.places.contains(place))
                .toList();
    }

    /** Its name, spelled the same everywhere. */
    public String spelling() {
        return spelling;
    }

    public Type type() {
        return type;
    }

    /** The kinds of source that take it. */
    public Set<SourceKind> takers() {
        return Set.copyOf(takers);
    }

    public boolean isTakenBy(SourceKind kind) {
        return takers.contains(kind);
    }

    /**
     * Why a kind does not take it and what to do, to follow its name or path: {@code "does not apply to a live cluster:
     * …"}.
     */
    public String whyNot(SourceKind kind) {
        return "does not apply to %s: %s".formatted(kind.one(), kind == SourceKind.FILE_SYSTEM ? ofFiles() : of(kind));
    }

    private String ofFiles() {
        return switch (this) {
            case EXPORT_ONLY -> "it has files, not tables; give paths instead";
            case S3_BUCKET_NAME, S3_PREFIX, IAM_ROLE_ARN, KMS_KEY_ID ->
                "FSx exports to the data repository in S3 that is linked to it; leave %s out".formatted(spelling);
            case REUSE -> "each export writes only what changed since the last one; leave reuse out";
            default -> "its files are exported, not a snapshot; leave %s out".formatted(spelling);
        };
    }

    private String of(SourceKind kind) {
        return switch (this) {
            case PATHS -> "it has tables, not files; give exportOnly instead";
            case REPORT -> "only FSx writes a report; leave report out";
            case REUSE -> "its data is new each time; set latestSnapshot to reuse its newest snapshot";
            case LATEST_SNAPSHOT ->
                kind == SourceKind.DB
                        ? "its newest snapshot is exported anyway; leave latestSnapshot out"
                        : "exactly that snapshot is exported; leave latestSnapshot out";
            default ->
                kind == SourceKind.CLUSTER
                        ? "it is exported as it is now; set latestSnapshot to export its newest snapshot"
                        : "it is exported whatever its age, automated or manual; leave %s out".formatted(spelling);
        };
    }
}
