package io.lakelift.export;

import java.util.Optional;

/** What a report says, whichever kind it is of. */
final class Reports {
    private Reports() {}

    static Optional<ExportTask> export(ExportReport report) {
        return switch (report) {
            case ExportReport.Following following -> Optional.of(following.export());
            case ExportReport.Ended ended -> ended.export();
            case ExportReport.Waiting waiting -> Optional.empty();
            case ExportReport.NothingToDo nothing -> Optional.empty();
        };
    }

    static Optional<String> status(ExportReport report) {
        return export(report).map(ExportTask::rawStatus);
    }

    static Optional<ExportEnd> end(ExportReport report) {
        return report instanceof ExportReport.Ended ended ? Optional.of(ended.end()) : Optional.empty();
    }

    static Optional<Outcome> outcome(ExportReport report) {
        return end(report).map(ExportEnd::outcome);
    }

    static Optional<String> error(ExportReport report) {
        return end(report).flatMap(ExportEnd::error);
    }

    static Optional<String> waitingFor(ExportReport report) {
        return report instanceof ExportReport.Waiting waiting ? Optional.of(waiting.waitingFor()) : Optional.empty();
    }

    static ExportReport.Following following(ExportReport report) {
        return (ExportReport.Following) report;
    }
}
