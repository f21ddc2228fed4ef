package io.lakelift.input;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportOnly;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ReportRules;
import io.lakelift.export.SnapshotChoice;
import io.lakelift.export.TargetRules;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The parameters of an export apart from its source, schedule and slot. They have the same names in an input and in the
 * deployment's file; for missing ones the deployment's values apply.
 *
 * @param values each a {@link String}, a {@link Boolean}, a {@link Duration}, a {@link List} of strings, or an
 *     {@link ExportRequest.Report}
 */
public record Parameters(Map<ExportParameter, Object> values) {
    /** Everything is left to the deployment. */
    public static final Parameters NONE = new Parameters(Map.of());

    public Parameters {
        Map<ExportParameter, Object> copy = new EnumMap<>(ExportParameter.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Reads everything allowed in that place, and checks it as far as possible without a source. */
    public static Parameters read(Fields fields, ExportParameter.Place place) {
        Map<ExportParameter, Object> values = new EnumMap<>(ExportParameter.class);
        for (ExportParameter parameter : ExportParameter.at(place)) {
            fields.value(parameter.spelling())
                    .flatMap(value -> read(parameter, value))
                    .ifPresent(value -> values.put(parameter, value));
        }
        return new Parameters(values);
    }

    private static Optional<?> read(ExportParameter parameter, Value value) {
        return switch (parameter) {
            case SOURCE_ARN, SCHEDULE, SLOT -> Optional.empty(); // they have their own readers
            case EXPORT_ONLY -> exportOnly(value);
            case S3_BUCKET_NAME -> value.checked(TargetRules::bucket);
            case S3_PREFIX -> value.checked(TargetRules::prefix);
            case IAM_ROLE_ARN -> value.checked(TargetRules::role);
            case KMS_KEY_ID -> value.checked(TargetRules::key);
            case DEADLINE -> value.duration(Deployment.MAX_DEADLINE, "PT12H");
            // One that cannot be read may have been true, so no other parameter is refused because it is missing.
            case LATEST_SNAPSHOT -> value.flag().or(() -> Optional.of(true));
            case MAX_SNAPSHOT_AGE -> value.duration(SnapshotChoice.LONGEST_AGE, "PT30H");
            case INCLUDE_MANUAL, REUSE -> value.flag();
            case PATHS -> paths(value);
            case REPORT -> value.fields().map(Parameters::report);
        };
    }

    private static Optional<List<String>> exportOnly(Value value) {
        List<String> entries = value.texts();
        return value.parsed(ExportParameter.EXPORT_ONLY.spelling(), () -> new ExportOnly(entries).entries());
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
            value.fault("%s has %d entries: give at most %d, or folders instead of files."
                    .formatted(value.path(), paths.size(), ExportRequest.OfFiles.MAX_PATHS));
        }
        return Optional.of(paths);
    }

    /** Reads a report. Only FSx can tell whether it may write to the path; this refuses what can never work. */
    private static ExportRequest.Report report(Fields fields) {
        boolean enabled =
                fields.required("enabled", "true or false").flatMap(Value::flag).orElse(false);
        ExportRequest.Report report = new ExportRequest.Report(
                enabled,
                detail(fields, "path", enabled, ReportRules::path, ReportRules.PATH_TO_ADD),
                detail(fields, "format", enabled, ReportRules::format, ReportRules.FORMAT),
                detail(fields, "scope", enabled, ReportRules::scope, ReportRules.SCOPE));
        fields.rejectUnread();
        return report;
    }

    private static Optional<String> detail(
            Fields fields, String field, boolean needed, Function<String, Optional<String>> fault, String hint) {
        Optional<Value> value = needed ? fields.required(field, hint) : fields.value(field);
        return value.flatMap(given -> given.checked(fault));
    }

    /**
     * Reports each parameter that none of these kinds of source takes, because an execution would refuse it or ignore
     * it.
     */
    public static void refuseUntaken(Fields fields, Set<SourceKind> kinds) {
        for (ExportParameter parameter : ExportParameter.values()) {
            if (fields.has(parameter.spelling()) && kinds.stream().noneMatch(parameter::isTakenBy)) {
                fields.fault(
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
        return "applies to no source of this schedule, only to %s: leave it out"
                .formatted(takers.replaceFirst(", ([^,]*)$", " and $1"));
    }

    /** These parameters, and of {@code shared} those that are missing here: a source's own override its schedule's. */
    public Parameters over(Parameters shared) {
        Map<ExportParameter, Object> both = new EnumMap<>(ExportParameter.class);
        both.putAll(shared.values);
        both.putAll(values);
        return new Parameters(both);
    }

    public Optional<String> text(ExportParameter parameter) {
        return value(parameter, String.class);
    }

    public Optional<Boolean> flag(ExportParameter parameter) {
        return value(parameter, Boolean.class);
    }

    public Optional<Duration> duration(ExportParameter parameter) {
        return value(parameter, Duration.class);
    }

    public Optional<ExportRequest.Report> report() {
        return value(ExportParameter.REPORT, ExportRequest.Report.class);
    }

    /** Empty if the parameter is missing. */
    public List<String> texts(ExportParameter parameter) {
        return value(parameter, List.class).orElse(List.of()).stream()
                .map(String.class::cast)
                .toList();
    }

    private <T> Optional<T> value(ExportParameter parameter, Class<T> type) {
        return Optional.ofNullable(values.get(parameter)).map(type::cast);
    }

    /** The fields of an execution's input, in a fixed order. */
    public Map<String, Object> asInput() {
        Map<String, Object> input = new LinkedHashMap<>();
        values.forEach((parameter, value) -> input.put(parameter.spelling(), asInput(value)));
        return input;
    }

    private static Object asInput(Object value) {
        if (!(value instanceof ExportRequest.Report report)) {
            return value instanceof Duration duration ? duration.toString() : value;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("enabled", report.enabled());
        report.path().ifPresent(path -> fields.put("path", path));
        report.format().ifPresent(format -> fields.put("format", format));
        report.scope().ifPresent(scope -> fields.put("scope", scope));
        return fields;
    }
}
