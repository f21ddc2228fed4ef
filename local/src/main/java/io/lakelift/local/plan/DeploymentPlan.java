package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A plan of the next nights of a deployment: what starts when, how long it takes, and what it costs.
 *
 * @param deployment the deployment's name
 * @param now when the plan was made
 * @param nights how many days it covers, from the first start of a schedule
 * @param assumed what is assumed where nothing better is known
 * @param concurrency how many exports each fleet runs at once
 * @param fleets the enabled schedules, in the order of the file
 * @param timetable the expected times of the exports
 * @param withOneMore the expected times with one more slot in the account and one more export at once in each fleet
 * @param cost the cost of these nights
 * @param month the cost of thirty days
 * @param warnings what is probably not intended, one text for each problem
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

    /** Whether an export is cancelled at its deadline or never starts, or a fleet is refused as a whole. */
    public boolean hasFailures() {
        return timetable.exports().stream().anyMatch(ExportForecast::missesDeadline)
                || fleets.stream().anyMatch(fleet -> fleet.order().refused());
    }
}
