package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.Delivery;
import io.lakelift.fakes.states.LocalStates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Simulates one night: twenty requests for exports of all kinds, some of them invalid, with RDS's usual quota of five
 * exports at a time. Each request has its own execution or is part of a fleet. The night lasts until all executions are
 * over and no export that they started is running, but no longer than {@link #LONGEST}.
 */
final class Night {
    static final int SOURCES = 20;

    private static final Duration LONGEST = Duration.ofDays(Observations.LONGEST);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(30);
    /** How long Step Functions' lists lack an execution that has just started or been redriven. */
    private static final Duration LISTED_AFTER = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
    private static final Duration ARRIVALS = Duration.ofHours(2);
    private static final double INVALID = 0.05;
    private static final double DELIVERED_TWICE = 0.05;

    /** How often files are checked. */
    private static final double VERIFIED = 0.3;

    /** How often tables are registered if files are checked. */
    private static final double REGISTERED = 0.5;

    /** Separates the random choices about files, so that they change no others. */
    private static final long FILES = 0x5F11E5;

    /** Separates the random choices about tables. */
    private static final long TABLES = 0x7AB1E5;

    /** How often a night has a fleet. */
    private static final double FLEET = 0.5;

    private static final String SCHEDULE =
            "arn:aws:scheduler:%s:%s:schedule/lakelift/nightly".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT);

    /**
     * How often the same source is exported to a second place as well; if the input is an event, that makes it invalid.
     */
    private static final double OTHERWISE = 0.05;

    private final SimulatedDeployment deployed;
    private final DefectInjector defectInjector;
    private final Journal journal;
    private final VirtualTimeline timeline = new VirtualTimeline(SampleAccount.NIGHT);
    private final FakeCloud cloud = new FakeCloud(timeline);
    private final Observations observations;
    private final SeededRandom chance;
    private final SeededRandom tables;
    private final FaultProfile faultProfile;
    private final FileFaults fileFaults;
    private final LocalStates states;
    private int sweeps;
    private boolean quiet;

    /** @param stage plays this night's functions, with the clients of its thread */
    Night(SimulatedDeployment deployed, NightPlayer stage, long seed, DefectInjector defectInjector, Journal journal) {
        this.deployed = deployed;
        this.defectInjector = defectInjector;
        this.journal = journal;
        chance = new SeededRandom(seed);
        SeededRandom files = new SeededRandom(seed ^ FILES);
        boolean verifies = files.hits(VERIFIED);
        tables = new SeededRandom(seed ^ TABLES);
        boolean registers = verifies && tables.hits(REGISTERED);
        faultProfile = FaultProfile.of(chance.split());
        observations = new Observations(verifies, registers, faultProfile);
        fileFaults = new FileFaults(cloud, faultProfile, observations, files);
        SimulatedFunctions functions = new SimulatedFunctions(
                timeline,
                stage.enter(cloud, new SeededRandom(~seed), verifies, registers),
                new CallObserver(cloud, observations, journal),
                deployed.functionNames(),
                defectInjector,
                chance.split(),
                faultProfile.functionFaults(),
                observations.outages());
        states = new LocalStates(SampleAccount.REGION, SampleAccount.ACCOUNT, timeline, functions, stage.services());
        stage.machines().forEach(states::register);
        cloud.show(() -> states);
        cloud.sfn().listLate(LISTED_AFTER);
        SeededRandom random = chance.split();
        states.disturb(real ->
                new StepFunctionsFaults(real, timeline, random, faultProfile.functionFaults() * 2, observations));
        states.watch(start -> journal.listener(start.name()));
    }

    /** Plays the night to its end and returns what was observed. */
    Observations play() {
        journal.happened(timeline.instant(), faultProfile.toString());
        fileFaults.begin();
        new ServiceFaults(cloud, faultProfile, observations, journal, chance.split()).begin();
        events(chance.split());
        sources(chance.split());
        new OperatorActions(cloud, states, timeline, observations, journal, chance.split(), this::start)
                .live(faultProfile, SOURCES);
        if (defectInjector.looksAfterStopped()) {
            timeline.after(SWEEP_EVERY, this::sweep);
        }
        boolean[] over = {false};
        look(over);
        timeline.runUntil(() -> over[0]);
        states.executions().stream()
                .filter(execution -> execution.status() == Execution.Status.ABORTED)
                .forEach(execution -> observations.interrupted(
                        execution.start().arn(), execution.stopTime().orElseThrow()));
        observations.ended(NightEnd.of(cloud, states.executions(), observations.registers(), quiet));
        return observations;
    }

    private void events(SeededRandom random) {
        if (defectInjector.looksAfterStopped()) {
            deployed.rules().forEach(states.events()::add);
        }
        states.events().deliver(() -> random.hits(faultProfile.events()) ? disturbed(random) : Delivery.ONCE);
    }

    private Delivery disturbed(SeededRandom random) {
        observations.trouble("event");
        Duration some = random.between(Duration.ofSeconds(1), Duration.ofMinutes(40));
        return random.oneOf(List.of(Delivery.LOST, Delivery.late(some), Delivery.twice(some)));
    }

    private void sources(SeededRandom random) {
        NightSources sources = new NightSources(cloud, random, timeline.instant());
        OlderSnapshots older = new OlderSnapshots(cloud.rds().account(), tables);
        boolean fleet = random.hits(FLEET);
        List<Map<String, Object>> members = new ArrayList<>();
        for (int number = 0; number < SOURCES; number++) {
            Duration when = random.hits(0.5) ? Duration.ZERO : random.between(Duration.ZERO, ARRIVALS);
            String name = "export-" + number;
            if (random.hits(INVALID)) {
                InvalidInput invalidInput = InvalidInput.any(random);
                timeline.after(when, () -> start(name, invalidInput.input(), Optional.of(invalidInput.mentioned())));
                continue;
            }
            Map<String, Object> input = sources.input(number);
            if (observations.registers()) {
                older.of(input).ifPresent(snapshot -> startOlder(name, snapshot));
            }
            if (fleet && input.containsKey("sourceArn")) {
                members.add(input);
                continue;
            }
            timeline.after(when, () -> start(name, input));
            if (random.hits(DELIVERED_TWICE)) {
                Duration again = when.plus(random.between(Duration.ZERO, Duration.ofMinutes(30)));
                timeline.after(again, () -> start(name + "-again", input));
            }
            if (random.hits(OTHERWISE)) {
                Map<String, Object> other = new LinkedHashMap<>(input);
                other.put("s3Prefix", "elsewhere");
                timeline.after(when.plus(random.between(Duration.ZERO, ARRIVALS)), () -> start(name + "-other", other));
            }
        }
        fleet(members, random);
    }

    private void startOlder(String name, String snapshot) {
        Duration when = tables.between(Duration.ZERO, ARRIVALS.multipliedBy(2));
        timeline.after(when, () -> start(name + "-older", Map.of("sourceArn", snapshot)));
    }

    /** Starts a fleet of these sources, as a schedule does, which may deliver the start twice. */
    private void fleet(List<Map<String, Object>> members, SeededRandom random) {
        if (members.isEmpty()) {
            return;
        }
        Map<String, Object> schedule = new LinkedHashMap<>();
        schedule.put("scheduleArn", SCHEDULE);
        schedule.put("scheduledTime", SampleAccount.NIGHT.toString());
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("fleet", "nightly");
        input.put("sources", members);
        input.put("schedule", schedule);
        timeline.after(Duration.ZERO, () -> startFleet("night-1", input));
        if (random.hits(0.5)) {
            Duration again = random.between(Duration.ZERO, Duration.ofHours(3));
            timeline.after(again, () -> startFleet("night-1-again", input));
        }
    }

    private void startFleet(String name, Map<String, Object> input) {
        states.start(ExecutionPurpose.FLEET, name, input);
        observations.fleet(((List<?>) input.get("sources")).size());
    }

    private void start(String name, Map<String, Object> input) {
        start(name, input, Optional.empty());
    }

    private void start(String name, Map<String, Object> input, Optional<String> mustMention) {
        Execution execution = states.start(ExecutionPurpose.EXPORT, name, new LinkedHashMap<>(input));
        observations.add(new Observations.Asked(execution, input, mustMention));
    }

    private void sweep() {
        sweeps++;
        states.start(ExecutionPurpose.SWEEP, "sweep-" + sweeps, Map.of("sweep", true));
        timeline.after(SWEEP_EVERY, this::sweep);
    }

    /** Checks only now and then whether the night is over, because the check is slow. */
    private void look(boolean[] over) {
        Instant now = timeline.instant();
        boolean late = now.isAfter(SampleAccount.NIGHT.plus(LONGEST));
        quiet = now.isAfter(SampleAccount.NIGHT.plus(ARRIVALS).plus(Duration.ofHours(2))) && isQuiet();
        over[0] = late || quiet;
        if (!over[0]) {
            timeline.after(LOOK_EVERY, () -> look(over));
        }
    }

    private boolean isQuiet() {
        if (states.executions().stream().anyMatch(execution -> !execution.isOver())) {
            return false;
        }
        Map<String, Export> exports = Export.of(cloud);
        return observations.starters().keySet().stream()
                .map(exports::get)
                .allMatch(export ->
                        export.outcome().isPresent() || observations.vanishing().contains(export.sourceArn()));
    }
}
