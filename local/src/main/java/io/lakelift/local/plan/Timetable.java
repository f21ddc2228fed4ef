package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When each export of some nights is expected to run. */
public final class Timetable {
    private final List<FleetRun> runs;
    private final Map<FleetRun, List<ExportForecast>> exports = new IdentityHashMap<>();
    private final Map<FleetRun, Instant> ends = new IdentityHashMap<>();

    /**
     * @param runs the runs of fleets, in the order in which they start
     * @param forecasts the exports of all runs, in any order
     */
    Timetable(List<FleetRun> runs, List<ExportForecast> forecasts) {
        this.runs = List.copyOf(runs);
        runs.forEach(run -> exports.put(run, new ArrayList<>()));
        forecasts.forEach(each -> of(each.run()).add(each));
        for (FleetRun run : runs) {
            of(run).sort(Comparator.comparingInt(ExportForecast::position));
            ends.put(run, latest(of(run)).orElse(run.begins()));
        }
    }

    private static Optional<Instant> latest(List<ExportForecast> exports) {
        return exports.stream().map(ExportForecast::end).max(Comparator.naturalOrder());
    }

    /** The runs of fleets, in the order in which they start. */
    public List<FleetRun> runs() {
        return runs;
    }

    private List<ExportForecast> of(FleetRun run) {
        return exports.computeIfAbsent(run, other -> new ArrayList<>());
    }

    /** The exports of one run, in the fleet's order. */
    public List<ExportForecast> exports(FleetRun run) {
        return List.copyOf(of(run));
    }

    /** The exports of all runs. */
    public List<ExportForecast> exports() {
        return runs.stream().flatMap(run -> of(run).stream()).toList();
    }

    /** When the last export of a run ends; the start of the run if it has no exports. */
    public Instant end(FleetRun run) {
        return ends.getOrDefault(run, run.begins());
    }

    /** When the last export of all runs ends; empty if there are no runs. */
    public Optional<Instant> end() {
        return runs.stream().map(this::end).max(Comparator.naturalOrder());
    }

    /** The longest time that an export of a run waits for a slot, or for another export of its source. */
    public Duration longestWait(FleetRun run) {
        return of(run).stream()
                .map(ExportForecast::waited)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** The exports of a run that miss their deadline. */
    public List<ExportForecast> late(FleetRun run) {
        return of(run).stream().filter(ExportForecast::missesDeadline).toList();
    }

    /** For each run that starts while others are running, that run and the others. */
    public List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            FleetRun run = runs.get(i);
            List<FleetRun> before = runs.subList(0, i).stream()
                    .filter(other -> end(other).isAfter(run.begins()))
                    .toList();
            if (!before.isEmpty()) {
                List<FleetRun> together =
                        Stream.concat(before.stream(), Stream.of(run)).toList();
                overlaps.add(new Overlap(run.begins(), untilOneEnds(together), together));
            }
        }
        return overlaps;
    }

    private Instant untilOneEnds(List<FleetRun> together) {
        return together.stream().map(this::end).min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Runs of fleets that overlap.
     *
     * @param from when the last of them starts
     * @param until when the first of them ends
     * @param runs the runs, in the order in which they start
     */
    public record Overlap(Instant from, Instant until, List<FleetRun> runs) {
        public Overlap {
            runs = List.copyOf(runs);
        }

        /** The most slots that these runs could use at once. */
        public int slotsWanted() {
            return runs.stream().mapToInt(FleetRun::slotsWanted).sum();
        }

        /** The names of the fleets, for a sentence. */
        public String names() {
            List<String> names = runs.stream().map(FleetRun::fleet).distinct().toList();
            return names.size() == 1
                    ? "two nights of " + names.getFirst()
                    : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", ")) + " and "
                            + names.getLast();
        }
    }
}
