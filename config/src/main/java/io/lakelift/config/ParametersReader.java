package io.lakelift.config;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ReportRules;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads the parameters of an export, which an input has under the same names. */
final class ParametersReader {
    /** What an execution would refuse: each parameter with the kinds of source that take it. */
    private static final Map<String, Predicate<ExportSource>> TAKEN_BY = Map.of(
            "exportOnly", ParametersReader::isDatabase,
            "s3BucketName", ParametersReader::isDatabase,
            "s3Prefix", ParametersReader::isDatabase,
            "iamRoleArn", ParametersReader::isDatabase,
            "kmsKeyId", ParametersReader::isDatabase,
            "latestSnapshot", ExportSource.Cluster.class::isInstance,
            "maxSnapshotAge", ParametersReader::hasNewest,
            "includeManual", ParametersReader::hasNewest,
            "paths", ExportSource.FileSystem.class::isInstance,
            "report", ExportSource.FileSystem.class::isInstance);

    private final Fields fields;
    private final Storage storage;
    private final Sources sources;

    /** @param sources whose account and Region the role and the key have to be in */
    ParametersReader(Fields fields, Storage storage, Sources sources) {
        this.fields = fields;
        this.storage = storage;
        this.sources = sources;
    }

    Parameters read() {
        return new Parameters(
                fields.value("exportOnly").map(ParametersReader::exportOnly).orElse(List.of()),
                ConfigReader.text(fields, "s3BucketName", Forms.BUCKET),
                prefix(),
                role(),
                key(),
                duration("deadline", Deployment.MAX_DEADLINE, "PT12H"),
                fields.value("latestSnapshot").flatMap(Value::flag),
                duration("maxSnapshotAge", SnapshotChoice.LONGEST_AGE, "PT30H"),
                fields.value("includeManual").flatMap(Value::flag),
                fields.value("reuse").flatMap(Value::flag),
                fields.value("paths").map(ParametersReader::paths).orElse(List.of()),
                fields.value("report").flatMap(Value::fields).map(ParametersReader::report));
    }

    /** A parameter that none of the sources takes was meant for another one. */
    void refuseUseless(List<Source> sources) {
        TAKEN_BY.forEach((key, takes) -> {
            if (fields.has(key)
                    && sources.stream()
                            .map(Source::sourceArn)
                            .map(ExportSource::parse)
                            .noneMatch(takes)) {
                fields.mistake(
                        key,
                        "%s does nothing for %s: leave it out there."
                                .formatted(
                                        fields.at(key),
                                        sources.size() == 1
                                                ? Text.quoted(sources.getFirst().sourceArn())
                                                : "the sources of this schedule"));
            }
        });
    }

    private static boolean isDatabase(ExportSource source) {
        return !(source instanceof ExportSource.FileSystem);
    }

    private static boolean hasNewest(ExportSource source) {
        return source instanceof ExportSource.Db || source instanceof ExportSource.Cluster;
    }

    private Optional<String> role() {
        Optional<String> role = ConfigReader.text(fields, "iamRoleArn", Forms.ROLE);
        role.ifPresent(arn -> sources.sameAccount(fields.value("iamRoleArn").orElseThrow(), arn));
        return role;
    }

    private Optional<String> key() {
        Optional<String> key = ConfigReader.text(fields, "kmsKeyId", Forms.KEY);
        key.ifPresent(arn -> sources.sameRegion(fields.value("kmsKeyId").orElseThrow(), arn, "a key"));
        return key;
    }

    /** In the deployment's own bucket RDS may write below the deployment's prefix only. */
    private Optional<String> prefix() {
        Optional<String> prefix = ConfigReader.text(fields, "s3Prefix", Forms.DATED_PREFIX);
        String home = storage.s3Prefix();
        if (prefix.isPresent()
                && !home.isEmpty()
                && !fields.has("s3BucketName")
                && !(prefix.get() + "/").startsWith(home + "/")) {
            fields.mistake(
                    "s3Prefix",
                    "%s is %s, but RDS may write below storage.s3Prefix only: begin it with %s/."
                            .formatted(fields.at("s3Prefix"), Text.quoted(prefix.get()), home));
        }
        return prefix;
    }

    private Optional<String> duration(String key, Duration longest, String example) {
        return fields.value(key)
                .flatMap(value -> value.duration(longest, example))
                .map(Duration::toString);
    }

    private static List<String> exportOnly(Value value) {
        List<String> entries = value.texts();
        try {
            return new ExportOnly(entries).entries();
        } catch (ExportRefused e) {
            value.mistake(value.path() + ": " + e.getMessage());
            return List.of();
        }
    }

    private static List<String> paths(Value value) {
        List<String> paths = value.entries().stream()
                .flatMap(entry -> entry
                        .text(
                                ExportRequest.OfFiles::isPath,
                                "give a path of 1 to 4096 characters, none of them a control character")
                        .stream())
                .toList();
        if (paths.size() > ExportRequest.OfFiles.MAX_PATHS) {
            value.mistake("%s has %d entries: give at most %d, or folders instead of files."
                    .formatted(value.path(), paths.size(), ExportRequest.OfFiles.MAX_PATHS));
        }
        return paths;
    }

    private static Parameters.Report report(Fields fields) {
        Optional<Boolean> enabled = fields.value("enabled").flatMap(Value::flag);
        if (!fields.has("enabled")) {
            fields.mistake("", "%s is missing: add it, true or false.".formatted(fields.at("enabled")));
        }
        boolean needed = enabled.orElse(false);
        Parameters.Report report = new Parameters.Report(
                needed,
                detail(fields, "path", needed, ReportRules::path, ReportRules.PATH_MISSING),
                detail(fields, "format", needed, ReportRules::format, ReportRules.FORMAT_MISSING),
                detail(fields, "scope", needed, ReportRules::scope, ReportRules.SCOPE_MISSING));
        fields.rejectUnread();
        return report;
    }

    private static Optional<String> detail(
            Fields fields, String key, boolean needed, Function<String, Optional<String>> fault, String missing) {
        if (needed && !fields.has(key)) {
            fields.mistake("", "%s is missing: %s.".formatted(fields.at(key), missing));
        }
        Optional<String> text = fields.value(key).flatMap(Value::text);
        text.flatMap(fault)
                .ifPresent(why ->
                        fields.mistake(key, "%s %s %s.".formatted(fields.at(key), Text.quoted(text.orElse("")), why)));
        return text;
    }
}
