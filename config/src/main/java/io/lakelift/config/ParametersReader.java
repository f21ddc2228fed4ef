package io.lakelift.config;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ReportRules;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.input.ExportParameter;
import io.lakelift.input.SourceKind;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the parameters of an export, which an input has under the same names. */
final class ParametersReader {
    private final Fields fields;
    private final Storage storage;
    private final Sources sources;

    /** @param sources whose account and Region the role and the key have to be in */
    ParametersReader(Fields fields, Storage storage, Sources sources) {
        this.fields = fields;
        this.storage = storage;
        this.sources = sources;
    }

    /** @param place whether it is a schedule or one of its sources */
    Parameters read(ExportParameter.Place place) {
        Map<ExportParameter, Object> values = new EnumMap<>(ExportParameter.class);
        for (ExportParameter parameter : ExportParameter.at(place)) {
            if (parameter != ExportParameter.SOURCE_ARN) {
                fields.value(parameter.spelling())
                        .flatMap(value -> read(parameter, value))
                        .ifPresent(value -> values.put(parameter, value));
            }
        }
        return new Parameters(values);
    }

    private Optional<?> read(ExportParameter parameter, Value value) {
        return switch (parameter) {
            case SOURCE_ARN, SCHEDULE -> throw new IllegalArgumentException(parameter + " is no parameter of the file");
            case EXPORT_ONLY -> exportOnly(value);
            case S3_BUCKET_NAME -> value.text(Forms.BUCKET);
            case S3_PREFIX -> prefix(value);
            case IAM_ROLE_ARN -> role(value);
            case KMS_KEY_ID -> key(value);
            case DEADLINE -> value.duration(Deployment.MAX_DEADLINE, "PT12H").map(Duration::toString);
            // One that cannot be read may have been true, so that no other parameter is refused for want of it.
            case LATEST_SNAPSHOT -> value.flag().or(() -> Optional.of(true));
            case MAX_SNAPSHOT_AGE ->
                value.duration(SnapshotChoice.LONGEST_AGE, "PT30H").map(Duration::toString);
            case INCLUDE_MANUAL, REUSE -> value.flag();
            case PATHS -> paths(value);
            case REPORT -> value.fields().map(ParametersReader::report);
        };
    }

    /** A parameter that a night would refuse, where it is the source's own, or silently leave out, where all share it. */
    void refuseUntaken(Set<SourceKind> kinds) {
        for (ExportParameter parameter : ExportParameter.values()) {
            if (fields.has(parameter.spelling()) && kinds.stream().noneMatch(parameter::isTakenBy)) {
                fields.mistake(
                        parameter.spelling(),
                        "%s %s.".formatted(fields.at(parameter.spelling()), whyNot(parameter, kinds)));
            }
        }
    }

    private static String whyNot(ExportParameter parameter, Set<SourceKind> kinds) {
        if (kinds.size() == 1) {
            return parameter.whyNot(kinds.iterator().next());
        }
        String takers =
                parameter.takers().stream().sorted().map(SourceKind::many).collect(Collectors.joining(", "));
        return "is not taken by any source of this schedule: only %s take it; leave it out"
                .formatted(takers.replaceFirst(", ([^,]*)$", " and $1"));
    }

    private Optional<String> role(Value value) {
        Optional<String> role = value.text(Forms.ROLE);
        role.ifPresent(arn -> sources.sameAccount(value, arn));
        return role;
    }

    private Optional<String> key(Value value) {
        Optional<String> key = value.text(Forms.KEY);
        key.ifPresent(arn -> sources.sameRegion(value, arn, "key"));
        return key;
    }

    /** In the deployment's own bucket RDS may write below the deployment's prefix only. */
    private Optional<String> prefix(Value value) {
        Optional<String> prefix = value.text(Forms.DATED_PREFIX);
        String home = storage.s3Prefix();
        if (prefix.isPresent()
                && !home.isEmpty()
                && !fields.has(ExportParameter.S3_BUCKET_NAME.spelling())
                && !(prefix.get() + "/").startsWith(home + "/")) {
            value.mistake("%s is %s, but RDS may write below storage.s3Prefix only: begin it with %s/."
                    .formatted(value.path(), Text.quoted(prefix.get()), home));
        }
        return prefix;
    }

    private static Optional<List<String>> exportOnly(Value value) {
        List<String> entries = value.texts();
        try {
            return Optional.of(new ExportOnly(entries).entries());
        } catch (ExportRefused e) {
            value.mistake(value.path() + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<List<String>> paths(Value value) {
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
        return Optional.of(paths);
    }

    private static Map<String, Object> report(Fields fields) {
        Map<String, Object> report = new LinkedHashMap<>();
        Optional<Boolean> enabled = fields.value("enabled").flatMap(Value::flag);
        if (!fields.has("enabled")) {
            fields.mistake("", "%s is missing: add it, true or false.".formatted(fields.at("enabled")));
        }
        boolean needed = enabled.orElse(false);
        report.put("enabled", needed);
        detail(fields, "path", needed, ReportRules::path, ReportRules.PATH_MISSING)
                .ifPresent(path -> report.put("path", path));
        detail(fields, "format", needed, ReportRules::format, ReportRules.FORMAT_MISSING)
                .ifPresent(format -> report.put("format", format));
        detail(fields, "scope", needed, ReportRules::scope, ReportRules.SCOPE_MISSING)
                .ifPresent(scope -> report.put("scope", scope));
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
