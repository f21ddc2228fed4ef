package io.lakelift.handler;

import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.export.error.InvalidInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what an input says of an FSx export: {@code paths} and {@code report}, as FSx spells them. */
final class FilesInput {
    private static final int MAX_REPORT_PATH = 4357;
    private static final Pattern REPORT_PATH = Pattern.compile("s3://.+");
    private static final Pattern WORD = Pattern.compile("[A-Z0-9_]{1,64}");

    private FilesInput() {}

    static ExportRequest read(Fields fields, ExportSource.FileSystem source, Duration deadline) {
        List<String> paths = fields.texts("paths");
        if (paths.size() > ExportRequest.OfFiles.MAX_PATHS) {
            throw new InvalidInput("paths has %d entries: give at most %d, or folders instead of files."
                    .formatted(paths.size(), ExportRequest.OfFiles.MAX_PATHS));
        }
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            if (!ExportRequest.OfFiles.isPath(path)) {
                throw new InvalidInput(
                        "paths[%d] %s is not a path: give 1 to 4096 characters, none of them a control character."
                                .formatted(i, Text.quoted(path)));
            }
        }
        Optional<ExportRequest.Report> report = fields.optionalObject("report").map(FilesInput::report);
        return new ExportRequest.OfFiles(source, paths, report, deadline);
    }

    /** Whether a report can be written there, only FSx knows; what it can never be is refused here. */
    private static ExportRequest.Report report(Fields fields) {
        if (!fields.has("enabled")) {
            throw new InvalidInput("report has no enabled: add it, true or false.");
        }
        ExportRequest.Report report = new ExportRequest.Report(
                fields.flag("enabled"),
                fields.optionalText("path"),
                fields.optionalText("format"),
                fields.optionalText("scope"));
        fields.rejectUnread();
        if (report.enabled() && report.path().isEmpty()) {
            throw new InvalidInput(
                    "report has no path: add one inside the file system's data repository path, s3://….");
        }
        check(
                "path",
                report.path(),
                REPORT_PATH,
                "is not a place in S3: give s3://BUCKET/FOLDER, without control characters");
        check("format", report.format(), WORD, "is no format: give REPORT_CSV_20191124");
        check("scope", report.scope(), WORD, "is no scope: give FAILED_FILES_ONLY");
        return report;
    }

    private static void check(String field, Optional<String> value, Pattern form, String why) {
        value.filter(text -> !form.matcher(text).matches() || !text.equals(Text.line(text, MAX_REPORT_PATH)))
                .ifPresent(text -> {
                    throw new InvalidInput("report.%s %s %s.".formatted(field, Text.quoted(text), why));
                });
    }
}
