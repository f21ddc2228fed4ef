package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.report.ReportJson;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.verify.ExportVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks the files of an export: whether all that RDS lists is there and can be read. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks the files of an export: compares RDS's manifests with the folder, reads the footer of every"
                        + " Parquet file, and says for each table its rows, files and size, and what is missing or"
                        + " damaged. No data is read.",
        footer = {
            "",
            "Exit status: 0 nothing is missing or damaged, 1 something is, 2 the folder cannot be read.",
            "docs/verify.md explains the statuses and the report."
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EXPORT",
            description = "the folder of one export: s3://BUCKET/PREFIX/ID, or a directory with a copy of it")
    private String export;

    @Option(names = "--json", description = "prints the report as one JSON object")
    private boolean json;

    @Override
    public Integer call() {
        try (ExportFolder folder = ExportArgument.folder(export)) {
            VerificationReport report = new ExportVerifier(folder).verify(new VerifyProgress(out(), err(), json));
            print(report);
            return report.complete() ? 0 : 1;
        } catch (FolderUnreadable unreadable) {
            throw new UsageError(unreadable.getMessage());
        }
    }

    private void print(VerificationReport report) {
        if (!json) {
            VerifyText.lines(report).forEach(out()::println);
            return;
        }
        StringWriter text = new StringWriter();
        try {
            ReportJson.write(report, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out().println(Text.json(text.toString()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
