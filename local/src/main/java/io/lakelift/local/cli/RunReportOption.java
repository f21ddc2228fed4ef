package io.lakelift.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExportSource;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.input.SourceKind;
import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.plan.FleetOrder;
import io.lakelift.local.plan.RunPage;
import io.lakelift.local.plan.RunReport;
import io.lakelift.local.run.UsageError;
import io.lakelift.local.run.View;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code run --report}: writes an HTML page that compares what a run did with what a plan would have predicted. */
final class RunReportOption {
    @Option(
            names = "--report",
            paramLabel = "FILE.html",
            description = "writes what happened, and what was planned, as one page for a browser")
    private Path report;

    private Optional<RunRecorder> recorder = Optional.empty();

    /** @throws UsageError if the page could not be written after the run, or would overwrite {@code file} */
    void check(Path file) {
        if (report != null) {
            ReportFile.check(report, Map.of("FILE", file));
        }
    }

    /** Returns the view to use for the run: the same one, or one that also records it if a report was requested. */
    View watch(View view) {
        if (report == null) {
            return view;
        }
        RunRecorder recording = new RunRecorder(view);
        recorder = Optional.of(recording);
        return recording;
    }

    /**
     * Writes the page, if one was requested and anything ran.
     *
     * @param concurrency how many exports a fleet runs at once
     */
    void write(int concurrency) {
        recorder.ifPresent(recorded -> recorded.first()
                .ifPresent(first -> ReportFile.write(
                        report, RunPage.of(of(recorded, first.getKey(), first.getValue(), concurrency)))));
    }

    private static RunReport of(RunRecorder recorded, String name, RunRecorder.Course run, int concurrency) {
        FleetOrder order = recorded.plan().isNull() ? alone(run.input()) : FleetOrder.of(recorded.plan(), false);
        ZoneId zone = ZoneId.of(recorded.plan().at("/schedule/timeZone").asText("UTC"));
        return new RunReport(
                name,
                run.status(),
                run.began(),
                run.ended(),
                zone,
                recorded.exports(),
                RunReport.planned(name, run.began(), zone, concurrency, order),
                Assumptions.USUAL);
    }

    /** The plan of an execution that exports one source; without sources if the input is about something else. */
    private static FleetOrder alone(JsonNode input) {
        try {
            ExportSource source = ExportSource.parse(input.path("sourceArn").asText());
            FleetOrder.Source only = new FleetOrder.Source(
                    source.arn(),
                    SourceKind.of(source, input.path("latestSnapshot").asBoolean()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return FleetOrder.of(List.of(only), false);
        } catch (ExportRefused e) {
            return FleetOrder.of(List.of(), false);
        }
    }
}
