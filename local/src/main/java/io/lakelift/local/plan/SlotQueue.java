package io.lakelift.local.plan;

import io.lakelift.export.Arn;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.WaitPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Simulates how the fleets of some nights share the account's slots. As in {@code statemachine/fleet.asl.json}, a fleet
 * runs a fixed number of exports at once, and starts the next one when a poll finds that one has ended. An export waits
 * and tries again while no slot is free or another export of its source is running. At its deadline, an export ends
 * even if it is still waiting or running.
 */
final class SlotQueue {
    private static final Comparator<Step> ORDER =
            Comparator.comparing(Step::at).thenComparing(Step::kind).thenComparing(Step::number);

    private final PriorityQueue<Step> steps = new PriorityQueue<>(ORDER);
    private final TreeSet<Integer> free;
    private final Set<Arn> running = new HashSet<>();
    private final List<ExportForecast> forecasts = new ArrayList<>();
    private long number;

    /** The kinds of step, in their order within one moment: slots are freed before they are requested. */
    private enum Kind {
        ENDS,
        ASKS
    }

    private record Step(Instant at, Kind kind, long number, Runnable work) {}

    private SlotQueue(int slots) {
        this.free = new TreeSet<>(IntStream.rangeClosed(1, slots).boxed().toList());
    }

    static Timetable play(List<FleetRun> runs, int slots) {
        SlotQueue queue = new SlotQueue(slots);
        for (FleetRun run : runs) {
            Fleet fleet = queue.new Fleet(run);
            IntStream.range(0, Math.min(run.concurrency(), run.exports().size()))
                    .forEach(each -> queue.at(run.begins(), Kind.ASKS, () -> fleet.next(run.begins())));
        }
        while (!queue.steps.isEmpty()) {
            queue.steps.remove().work().run();
        }
        return new Timetable(runs, queue.forecasts);
    }

    private void at(Instant moment, Kind kind, Runnable work) {
        steps.add(new Step(moment, kind, number++, work));
    }

    /** A run of a fleet, which starts its exports in the order of {@link FleetRun#exports}. */
    private final class Fleet {
        private final FleetRun run;
        private int started;

        Fleet(FleetRun run) {
            this.run = run;
        }

        void next(Instant now) {
            if (started < run.exports().size()) {
                new Asking(this, ++started, run.exports().get(started - 1), now).asks(now);
            }
        }
    }

    /** An execution whose export has not started yet. */
    private final class Asking {
        private final Fleet fleet;
        private final int position;
        private final ExpectedExport export;
        private final ExecutionContext execution;
        private int failedStarts;

        Asking(Fleet fleet, int position, ExpectedExport export, Instant began) {
            this.fleet = fleet;
            this.position = position;
            this.export = export;
            this.execution = new ExecutionContext(
                    "%s/%s/%d".formatted(fleet.run.fleet(), fleet.run.begins(), position), "", began);
        }

        void asks(Instant now) {
            if (!now.isBefore(deadline())) {
                add(Optional.empty(), now, OptionalInt.empty(), 0);
                fleet.next(now);
            } else if (running.contains(export.source()) || export.takesSlot() && free.isEmpty()) {
                failedStarts++;
                Instant again = now.plusSeconds(WaitPolicy.slot(execution, now));
                Instant next = again.isBefore(deadline()) ? again : deadline();
                at(next, Kind.ASKS, () -> asks(next));
            } else {
                starts(now);
            }
        }

        /**
         * Starts the export. The account's slot is free when the export ends; the fleet continues only after the next
         * poll.
         */
        private void starts(Instant now) {
            OptionalInt slot = export.takesSlot() ? OptionalInt.of(free.removeFirst()) : OptionalInt.empty();
            running.add(export.source());
            Polling polling = Polling.of(Duration.between(execution.startTime(), now), export);
            Instant over = earlier(now.plus(export.duration()), deadline());
            Instant seen = earlier(execution.startTime().plus(polling.seen()), deadline());
            at(over, Kind.ENDS, () -> {
                running.remove(export.source());
                slot.ifPresent(free::add);
            });
            at(seen, Kind.ASKS, () -> fleet.next(seen));
            add(Optional.of(now), over, slot, polling.polls());
        }

        private void add(Optional<Instant> start, Instant end, OptionalInt slot, int polls) {
            forecasts.add(new ExportForecast(
                    fleet.run,
                    position,
                    export,
                    execution.startTime(),
                    start,
                    end,
                    slot,
                    polls + failedStarts,
                    failedStarts));
        }

        private Instant deadline() {
            return execution.startTime().plus(export.deadline());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
