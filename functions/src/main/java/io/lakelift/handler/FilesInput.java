package io.lakelift.handler;

import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ReportRules;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.ExportParameter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what an input says of an FSx export: {@code paths} and {@code report}, as FSx spells them. */
final class FilesInput {
    private FilesInput() {}

    static ExportRequest read(Fields fields, ExportSource.FileSystem source, Duration deadline) {
        List<String> paths = fields.texts(ExportParameter.PATHS);
        if (paths.size() > ExportRequest.OfFiles.MAX_PATHS) {
            throw Refusal.INVALID_INPUT.because("paths has %d entries: give at most %d, or folders instead of files."
                    .formatted(paths.size(), ExportRequest.OfFiles.MAX_PATHS));
        }
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            if (!ExportRequest.OfFiles.isPath(path)) {
                throw Refusal.INVALID_INPUT.because(
                        "paths[%d] %s is not a path: give 1 to 4096 characters, none of them a control character."
                                .formatted(i, Text.quoted(path)));
            }
        }
        Optional<ExportRequest.Report> report =
                fields.optionalObject(ExportParameter.REPORT).map(FilesInput::report);
        return new ExportRequest.OfFiles(source, paths, report, deadline);
    }

    /** Whether a report can be written there, only FSx knows; what it can never be is refused here. */
    private static ExportRequest.Report report(Fields fields) {
        if (!fields.has("enabled")) {
            throw Refusal.INVALID_INPUT.because("report has no enabled: add it, true or false.");
        }
        ExportRequest.Report report = new ExportRequest.Report(
                fields.flag("enabled"),
                fields.optionalText("path"),
                fields.optionalText("format"),
                fields.optionalText("scope"));
        fields.rejectUnread();
        check(report.enabled(), "path", report.path(), ReportRules::path, ReportRules.PATH_MISSING);
        check(report.enabled(), "format", report.format(), ReportRules::format, ReportRules.FORMAT_MISSING);
        check(report.enabled(), "scope", report.scope(), ReportRules::scope, ReportRules.SCOPE_MISSING);
        return report;
    }

    private static void check(
            boolean needed,
            String field,
            Optional<String> value,
            Function<String, Optional<String>> fault,
            String missing) {
        if (needed && value.isEmpty()) {
            throw Refusal.INVALID_INPUT.because("report has no %s: %s.".formatted(field, missing));
        }
        value.flatMap(fault).ifPresent(why -> {
            throw Refusal.INVALID_INPUT.because(
                    "report.%s %s %s.".formatted(field, Text.quoted(value.orElse("")), why));
        });
    }
}
