package io.lakelift.local.plan;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.config.Warnings;
import io.lakelift.export.Text;
import io.lakelift.input.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the warnings of a plan, one text for each problem that the operator probably did not intend. */
final class PlanWarnings {
    private static final int NAME = 100;
    private static final int NAMED = 5;
    /** Waits for a slot that are shorter than this are normal, and not reported. */
    private static final Duration WORTH_SAYING = Duration.ofMinutes(5);

    private final Config config;
    private final KnownSources known;
    private final int slots;
    private final Instant now;

    /** @param slots how many exports RDS runs at once in the account and Region */
    PlanWarnings(Config config, KnownSources known, int slots, Instant now) {
        this.config = config;
        this.known = known;
        this.slots = slots;
        this.now = now;
    }

    List<String> of(List<ScheduledFleet> fleets, Timetable timetable) {
        List<String> warnings = new ArrayList<>();
        if (fleets.isEmpty()) {
            warnings.add("The file has no schedule that is enabled, so nothing starts by itself.");
        }
        for (ScheduledFleet fleet : fleets) {
            warnings.addAll(Warnings.of(fleet.schedule(), now));
            unresolved(fleet).ifPresent(warnings::add);
            fleet.order().troubles().forEach(why -> warnings.add("Schedule %s: %s".formatted(fleet.name(), why)));
            warnings.addAll(leftOut(fleet));
            warnings.addAll(new BackupWarnings(config, known).of(fleet));
            late(fleet.name(), timetable).ifPresent(warnings::add);
            overrun(fleet, timetable).ifPresent(warnings::add);
        }
        warnings.addAll(Warnings.ofFreshness(config, now));
        warnings.addAll(crowded(timetable));
        warnings.addAll(LimitWarnings.of(config.limits(), timetable));
        warnings.addAll(strayRows());
        warnings.addAll(known.troubles());
        if (!config.onSnapshotCreated().isEmpty()) {
            warnings.add("What onSnapshotCreated lists is exported whenever RDS has made a snapshot, and takes a slot"
                    + " then: it is not in this plan.");
        }
        return warnings;
    }

    private static List<String> leftOut(ScheduledFleet fleet) {
        List<String> sentences = new ArrayList<>();
        fleet.order().leftOut().stream()
                .limit(NAMED)
                .forEach(out -> sentences.add("Schedule %s leaves out %s: %s."
                        .formatted(fleet.name(), Text.shown(out.source(), NAME), unpunctuated(out.why()))));
        int more = fleet.order().leftOutCount() - sentences.size();
        if (more > 0) {
            sentences.add("Schedule %s leaves out %d more; --json says why.".formatted(fleet.name(), more));
        }
        return sentences;
    }

    /**
     * Warns of schedules that the list names and the file does not have: a misspelt one would be planned without its
     * sources.
     */
    private List<String> strayRows() {
        List<String> names = config.schedules().stream().map(Schedule::name).toList();
        return known.schedules().stream()
                .filter(name -> !names.contains(name))
                .limit(NAMED)
                .map(name ->
                        "The list names schedule %s, which the file does not have%s: no schedule exports the list's sources of that name."
                                .formatted(Text.quoted(name), Nearest.hint(name, names)))
                .toList();
    }

    private static Optional<String> unresolved(ScheduledFleet fleet) {
        return fleet.order().unresolved()
                ? Optional.of(
                        "Schedule %s exports what carries %s, but it is not known what does: add --aws to ask your account, or --sizes FILE.csv."
                                .formatted(fleet.name(), fleet.schedule().tags()))
                : Optional.empty();
    }

    /** Warns of the first night in which exports of the fleet miss their deadline. */
    private static Optional<String> late(String fleet, Timetable timetable) {
        return timetable.runs().stream()
                .filter(run -> run.fleet().equals(fleet))
                .filter(run -> !timetable.late(run).isEmpty())
                .findFirst()
                .map(run -> late(run, timetable.late(run)));
    }

    private static Optional<String> overrun(ScheduledFleet fleet, Timetable timetable) {
        return timetable.runs().stream()
                .filter(run -> run.fleet().equals(fleet.name()) && fleet.next().size() > 1)
                .findFirst()
                .filter(run -> timetable.end(run).isAfter(fleet.next().get(1).toInstant()))
                .map(run ->
                        "Schedule %s takes %s and starts again before that, on %s: start it less often, or split its sources."
                                .formatted(
                                        fleet.name(),
                                        TimeText.length(Duration.between(run.begins(), timetable.end(run))),
                                        TimeText.local(fleet.next().get(1))));
    }

    private static String late(FleetRun run, List<ExportForecast> late) {
        ExportForecast first = late.getFirst();
        return "Schedule %s, %s: %d of %s will miss the deadline; the first is %s, whose %s are over at %s. Give a longer deadline, or let the export start when fewer others are running."
                .formatted(
                        run.fleet(),
                        TimeText.local(run.start()),
                        late.size(),
                        Plural.of(run.exports().size(), "export"),
                        first.export().name(),
                        first.export().deadline(),
                        TimeText.time(first.deadline(), run.start().getZone()));
    }

    /** Warns of overlapping fleets that want too many slots; once for the same fleets, at their first overlap. */
    private List<String> crowded(Timetable timetable) {
        Map<String, String> first = new LinkedHashMap<>();
        timetable.overlaps().stream()
                .filter(overlap -> overlap.slotsWanted() > slots)
                .filter(overlap -> wait(overlap, timetable).compareTo(WORTH_SAYING) >= 0)
                .forEach(overlap -> first.putIfAbsent(overlap.names(), sentence(overlap, wait(overlap, timetable))));
        return List.copyOf(first.values());
    }

    private static Duration wait(Timetable.Overlap overlap, Timetable timetable) {
        return overlap.runs().stream()
                .map(timetable::longestWait)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private String sentence(Timetable.Overlap overlap, Duration wait) {
        ZonedDateTime from =
                overlap.from().atZone(overlap.runs().getLast().start().getZone());
        return "From %s to %s (%s) %s run at the same time and want %d slots at once, but there are %d: an export waits up to %s for one. Start one later, or lower exports.concurrency."
                .formatted(
                        TimeText.local(from),
                        TimeText.until(from, overlap.until()),
                        from.getZone(),
                        overlap.names(),
                        overlap.slotsWanted(),
                        slots,
                        TimeText.length(wait));
    }

    private static String unpunctuated(String sentence) {
        return sentence.replaceFirst("[.]+$", "");
    }
}
