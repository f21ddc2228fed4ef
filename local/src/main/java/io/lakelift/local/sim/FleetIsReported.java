package io.lakelift.local.sim;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.asl.Execution;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks that a fleet that ends by itself sends a summary, and that the summary agrees with the services about every
 * source.
 */
final class FleetIsReported {
    private static final Set<String> ENDED = Set.of("COMPLETE", "COMPLETE_WITH_WARNINGS", "FAILED", "CANCELED");

    private final Observations observations;
    private final Consumer<String> finding;

    private FleetIsReported(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
    }

    static void check(Observations observations, Consumer<String> finding) {
        FleetIsReported rule = new FleetIsReported(observations, finding);
        observations.executions().stream()
                .filter(execution -> ExecutionPurpose.isFleet(execution) && execution.isOver())
                .filter(execution -> !ExecutionPurpose.interrupted(execution))
                .filter(execution -> !execution.error().equals("NotifyFailed"))
                .forEach(rule::check);
    }

    private void check(Execution fleet) {
        String name = fleet.start().name();
        List<Observations.Notice> notices = observations.noticesOf(fleet.start().arn());
        if (notices.isEmpty()) {
            finding.accept("the fleet %s ended %s and sent no summary".formatted(name, fleet.error()));
            return;
        }
        Observations.Notice summary = notices.getLast();
        boolean good = summary.good();
        if (good != (fleet.status() == Execution.Status.SUCCEEDED)) {
            finding.accept("the fleet %s ended %s %s, and its summary says %s"
                    .formatted(name, fleet.status(), fleet.error(), summary.outcome()));
        }
        JsonNode exports = summary.data().path("exports");
        if (exports.size() != observations.fleetSize()) {
            finding.accept("the fleet %s has %d sources, and its summary counts %d"
                    .formatted(name, observations.fleetSize(), exports.size()));
        }
        exports.forEach(export -> compare(name, export, summary.at()));
        exports.forEach(export -> {
            if (good && !Observations.GOOD.contains(export.path("outcome").asText())) {
                finding.accept("the fleet %s is reported as good, with %s".formatted(name, export));
            }
        });
    }

    /** Compares sources by name, because the source may be an instance and the export one of its snapshots. */
    private void compare(String fleet, JsonNode export, Instant when) {
        String outcome = export.path("outcome").asText();
        String source = name(export.path("sourceArn").asText());
        if (outcome.equals("UNKNOWN") && isKnown(source)) {
            finding.accept("the fleet %s says %s, and its execution had said how it ended".formatted(fleet, export));
        }
        if (!ENDED.contains(outcome)) {
            return;
        }
        boolean so = observations.exports().values().stream()
                .filter(known -> name(known.sourceArn()).equals(source))
                .filter(known ->
                        observations.isRight(outcome, known, true) || observations.isRight(outcome, known, false))
                .anyMatch(known -> known.ended().orElseThrow().isBefore(when));
        if (!so) {
            finding.accept("the fleet %s says %s, and no service does".formatted(fleet, export));
        }
    }

    /**
     * Whether all executions that exported the source for the fleet ended by themselves, and none lost sight of its
     * export.
     */
    private boolean isKnown(String source) {
        return observations.executions().stream()
                .filter(execution -> ExecutionPurpose.exports(execution)
                        && execution.start().name().startsWith("fleet-")
                        && name(String.valueOf(ExecutionPurpose.input(execution).get("sourceArn")))
                                .equals(source))
                .noneMatch(execution ->
                        observations.interrupted().containsKey(execution.start().arn())
                                || execution.error().equals("ExportLost")
                                || execution.error().equals("NotifyFailed"));
    }

    /** The name that all ARNs of one source of the night have in common, see {@link NightSources}. */
    private static String name(String arn) {
        String last = arn.replaceFirst("^arn:[^:]*:[^:]*:[^:]*:[^:]*:[a-z-]+[:/]", "");
        return last.replaceFirst("^rds:", "").replaceFirst("-2026-.*$", "");
    }
}
