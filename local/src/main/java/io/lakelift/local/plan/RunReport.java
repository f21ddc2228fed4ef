package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Arn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run did, and what a plan would have predicted.
 *
 * @param name the name of the run's first execution
 * @param status how that execution ended, as Step Functions spells it
 * @param from when it began
 * @param to when it was over
 * @param zone the time zone in which times are shown
 * @param exports what happened to each export, in the order in which their executions started
 * @param planned the plan of the same exports, from what was known before the run; without exports if there was nothing
 *     to plan
 * @param assumed the plan's assumptions about what was not known
 */
public record RunReport(
        String name,
        String status,
        Instant from,
        Instant to,
        ZoneId zone,
        List<ExportRun> exports,
        Timetable planned,
        Assumptions assumed) {
    /** The default of a deployment, for a source without its own deadline. */
    private static final Duration DEADLINE = Duration.ofHours(12);

    public RunReport {
        requireNonNull(name, "name is null");
        requireNonNull(status, "status is null");
        requireNonNull(planned, "planned is null");
        exports = List.copyOf(exports);
    }

    /**
     * What happened to one export.
     *
     * @param source the source, as the input names it
     * @param execution when its execution started
     * @param start when its execution first saw the task; empty if it never did
     * @param extracts the task's start time, when the service began to extract or copy; empty if it never began
     * @param end when the export ended, or its execution if the export has no end
     * @param outcome the outcome, as in the notice
     * @param extractedGb how many GB RDS extracted; empty if unknown
     */
    public record ExportRun(
            Arn source,
            Instant execution,
            Optional<Instant> start,
            Optional<Instant> extracts,
            Instant end,
            String outcome,
            Optional<Integer> extractedGb) {
        /** Whether the export completed, with or without warnings. */
        boolean isComplete() {
            return outcome.startsWith("COMPLETE");
        }

        boolean takesSlot() {
            return source.service().equals("rds");
        }
    }

    /** The plan for one fleet, based only on what PlanFleet knew. */
    public static Timetable planned(String fleet, Instant start, ZoneId zone, int concurrency, FleetOrder order) {
        Assumptions assumed = Assumptions.USUAL;
        List<ExpectedExport> exports = order.sources().stream()
                .map(source -> ExpectedExport.of(
                        source.arn(),
                        source.kind(),
                        new SourceFact(source.sizeGb(), Optional.empty(), Optional.empty()),
                        assumed,
                        source.deadline().orElse(DEADLINE)))
                .toList();
        return SlotQueue.play(List.of(new FleetRun(fleet, start.atZone(zone), concurrency, exports)), assumed.slots());
    }

    /** The forecast for each source; the first if a source is planned twice. */
    Map<Arn, ExportForecast> forecasts() {
        return planned.exports().stream()
                .collect(Collectors.toMap(each -> each.export().source(), Function.identity(), (one, other) -> one));
    }

    /** When the last export was over; the end of the run if there was none. */
    Instant lastEnd() {
        return exports.stream().map(ExportRun::end).max(Instant::compareTo).orElse(to);
    }
}
