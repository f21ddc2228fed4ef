package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Config;
import io.lakelift.config.Schedule;
import io.lakelift.config.Subscription;
import io.lakelift.export.Arn;
import io.lakelift.export.Home;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the next nights of a deployment; it calls no service itself. */
public final class Planner {
    /** The most exports in a plan, and the most runs of fleets: no one reads more. */
    private static final int MOST_EXPORTS = 50_000;

    private static final int STARTS = 3;
    private static final int MONTH = 30;

    private final Config config;
    private final KnownSources known;
    private final Assumptions assumed;
    private final Instant now;
    private final FleetOrders orders;

    /**
     * @param known the sizes, durations and tags of sources, as far as they are known
     * @param home the deployment's account and Region; empty for those of its sources
     * @param now the moment after which the next starts are planned
     */
    public Planner(Config config, KnownSources known, Assumptions assumed, Optional<Home> home, Instant now) {
        this.config = requireNonNull(config, "config is null");
        this.known = requireNonNull(known, "known is null");
        this.assumed = requireNonNull(assumed, "assumed is null");
        this.now = requireNonNull(now, "now is null");
        this.orders = new FleetOrders(config, home.orElseGet(this::homeOfTheSources), known);
    }

    /**
     * The account and Region of the sources that schedules name, or else of the operator's list; placeholders if
     * neither has a source.
     */
    private Home homeOfTheSources() {
        return Stream.concat(
                        config.schedules().stream()
                                .flatMap(schedule -> schedule.sources().stream())
                                .map(source -> Arn.parse("sourceArn", source.sourceArn())),
                        known.example().stream())
                .findFirst()
                .map(arn -> new Home(arn.partition(), arn.region(), arn.account()))
                .orElse(new Home("aws", "us-east-1", "000000000000"));
    }

    /**
     * Plans the starts within some days.
     *
     * @param nights the number of days, counted from the first start of a schedule
     * @throws TooManyExports if these days have more exports, or more runs of fleets, than a plan can show
     */
    public DeploymentPlan plan(int nights) {
        List<ScheduledFleet> fleets = config.schedules().stream()
                .filter(Schedule::enabled)
                .map(this::fleet)
                .toList();
        List<FleetRun> runs = runs(fleets, nights);
        Timetable timetable = SlotQueue.play(runs, assumed.slots());
        Timetable withOneMore =
                SlotQueue.play(runs.stream().map(FleetRun::withOneMore).toList(), assumed.slots() + 1);
        return new DeploymentPlan(
                config.name(),
                now,
                nights,
                assumed,
                config.exports().concurrency(),
                fleets,
                timetable,
                withOneMore,
                runs.stream().map(run -> cost(timetable.exports(run))).reduce(Cost.NONE, Cost::plus),
                fleets.stream().map(ScheduledFleet::month).reduce(Cost.NONE, Cost::plus),
                new PlanWarnings(config, known, assumed.slots(), now).of(fleets, timetable));
    }

    /**
     * A sentence for each schedule, also one that is not enabled, whose fleet would be refused as a whole every night,
     * such as one with too many sources.
     */
    public List<String> refusals() {
        List<String> sentences = new ArrayList<>();
        for (Schedule schedule : config.schedules()) {
            FleetOrder order = orders.of(schedule, now);
            if (order.refused()) {
                sentences.add("Schedule %s would be refused every night: %s"
                        .formatted(schedule.name(), String.join(" ", order.troubles())));
            }
        }
        return sentences;
    }

    private ScheduledFleet fleet(Schedule schedule) {
        List<ZonedDateTime> next = schedule.startsAfter(now).limit(STARTS).toList();
        ZonedDateTime first = next.isEmpty() ? now.atZone(ZoneOffset.UTC) : next.getFirst();
        FleetOrder order = orders.of(schedule, first.toInstant());
        List<ExpectedExport> exports =
                order.sources().stream().map(this::expected).toList();
        FleetRun alone = new FleetRun(schedule.name(), first, config.exports().concurrency(), exports);
        Cost cost = cost(SlotQueue.play(List.of(alone), assumed.slots()).exports());
        Instant month = first.plusDays(MONTH).toInstant();
        long nights = schedule.startsAfter(now)
                .takeWhile(start -> start.toInstant().isBefore(month))
                .count();
        return new ScheduledFleet(schedule, next, order, exports, cost, cost.times(nights), nights);
    }

    private Cost cost(List<ExportForecast> exports) {
        return Cost.of(
                exports, emails(), config.verify().enabled(), config.tables().isPresent());
    }

    private ExpectedExport expected(FleetOrder.Source source) {
        SourceFact listed = new SourceFact(source.sizeGb(), Optional.empty(), Optional.empty());
        return ExpectedExport.of(
                source.arn(),
                source.kind(),
                known.of(source.arn()).or(listed),
                assumed,
                source.deadline().orElse(config.exports().deadline()));
    }

    private List<FleetRun> runs(List<ScheduledFleet> fleets, int nights) {
        Optional<ZonedDateTime> first = fleets.stream()
                .flatMap(fleet -> fleet.next().stream().limit(1))
                .min(Comparator.comparing(ZonedDateTime::toInstant));
        List<FleetRun> runs = new ArrayList<>();
        first.ifPresent(begin -> {
            Instant end = begin.plusDays(nights).toInstant();
            for (ScheduledFleet fleet : fleets) {
                long most = MOST_EXPORTS / Math.max(1, fleet.exports().size()) + 1L;
                fleet.schedule()
                        .startsAfter(now)
                        .takeWhile(start -> start.toInstant().isBefore(end))
                        .limit(most)
                        .forEach(start -> runs.add(new FleetRun(
                                fleet.name(), start, config.exports().concurrency(), fleet.exports())));
            }
        });
        long exports = runs.stream().mapToLong(run -> run.exports().size()).sum();
        if (exports > MOST_EXPORTS || runs.size() > MOST_EXPORTS) {
            throw new TooManyExports(MOST_EXPORTS);
        }
        return runs.stream().sorted(Comparator.comparing(FleetRun::begins)).toList();
    }

    /** How many e-mail addresses get each notice, assuming that no subscription filters notices. */
    private long emails() {
        return config.notices().subscriptions().stream()
                .filter(each -> each.protocol() == Subscription.Protocol.EMAIL)
                .filter(each -> each.alarms() != Subscription.AlarmDelivery.ONLY)
                .count();
    }
}
