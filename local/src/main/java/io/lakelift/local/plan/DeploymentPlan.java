package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the next nights of a deployment will do.
 *
 * @param deployment its name
 * @param now when it was planned
 * @param nights how many days from the first start on
 * @param assumed what is assumed if nothing is known
 * @param concurrency of each fleet
 * @param fleets in the order of the file
 * @param timetable of these nights
 * @param withOneMore the same with a slot more, for the account and for each fleet
 * @param cost of these nights
 * @param month of the nights of thirty days
 * @param warnings a sentence each
 */
public record DeploymentPlan(
        String deployment,
        Instant now,
        int nights,
        Assumptions assumed,
        int concurrency,
        List<ScheduledFleet> fleets,
        Timetable timetable,
        Timetable withOneMore,
        Cost cost,
        Cost month,
        List<String> warnings) {
    public DeploymentPlan {
        requireNonNull(deployment, "deployment is null");
        requireNonNull(timetable, "timetable is null");
        requireNonNull(withOneMore, "withOneMore is null");
        fleets = List.copyOf(fleets);
        warnings = List.copyOf(warnings);
    }

    /** How much earlier the last export would end with one more slot; empty if nothing runs. */
    public Optional<Duration> gain() {
        return timetable.end().flatMap(end -> withOneMore.end().map(earlier -> Duration.between(earlier, end)));
    }

    /** Whether an export is cancelled at its deadline, or never starts. */
    public boolean missesDeadlines() {
        return timetable.exports().stream().anyMatch(ExportForecast::missesDeadline);
    }
}
