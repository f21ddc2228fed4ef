package io.lakelift.local.sim;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Plays simulated nights on all processors and checks every {@link Invariant} after each; the seed and a night's number
 * determine the night.
 */
public final class Simulation {
    /** A run stops once this many nights have broken a rule. */
    private static final int ENOUGH = 10;

    private final SimulatedDeployment deployed;
    private final long seed;
    private final Supplier<DefectInjector> defects;

    public Simulation(SimulatedDeployment deployed, long seed) {
        this(deployed, seed, () -> DefectInjector.NONE);
    }

    /** @param defects gives each night a deliberate defect */
    public Simulation(SimulatedDeployment deployed, long seed, Supplier<DefectInjector> defects) {
        this.deployed = requireNonNull(deployed, "deployed is null");
        this.seed = seed;
        this.defects = requireNonNull(defects, "defects is null");
    }

    /** A rule that a night broke, and how. */
    public record Broken(int night, Invariant rule, String what) {}

    /**
     * The totals of a run.
     *
     * @param nights how many were played
     * @param executions how many were started in them, of all state machines
     * @param calls how often a function was called
     * @param troubles how often each kind of fault was injected
     */
    public record Result(int nights, long executions, long calls, Map<String, Integer> troubles, List<Broken> broken) {}

    /** Plays the nights from 1 to {@code nights}, or until about ten of them have broken a rule. */
    public Result play(int nights) {
        return play(
                nights,
                found -> found.stream().mapToInt(Broken::night).distinct().count() >= ENOUGH);
    }

    /** Plays nights from 1 on until one breaks the rule; empty if none of them does. */
    public Optional<Broken> find(Invariant rule, int nights) {
        Result result = play(nights, found -> found.stream().anyMatch(broken -> broken.rule() == rule));
        return result.broken().stream().filter(broken -> broken.rule() == rule).findFirst();
    }

    private Result play(int last, Predicate<List<Broken>> enough) {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicInteger next = new AtomicInteger(1);
        Tally tally = new Tally();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(workers.submit(() -> {
                    NightPlayer stage = new NightPlayer(deployed);
                    for (int night = next.getAndIncrement(); night <= last; night = next.getAndIncrement()) {
                        if (!enough.test(tally.broken())) {
                            tally.add(night, night(stage, night, Journal.NONE));
                        }
                    }
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a night could not be played", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return tally.result();
    }

    /** Plays one night and passes each line of its journal to {@code reader}. */
    public Result trace(int night, Consumer<String> reader) {
        Tally tally = new Tally();
        tally.add(night, night(new NightPlayer(deployed), night, new Journal(reader)));
        return tally.result();
    }

    private Observations night(NightPlayer stage, int night, Journal journal) {
        long own = seed * 0x9E3779B97F4A7C15L + night;
        return new Night(deployed, stage, own, defects.get(), journal).play();
    }

    /** Adds up the nights of all threads. */
    private static final class Tally {
        private int nights;
        private long executions;
        private long calls;
        private final Map<String, Integer> troubles = new TreeMap<>();
        private final Map<Integer, List<Broken>> broken = new TreeMap<>();

        synchronized List<Broken> broken() {
            return broken.values().stream().flatMap(List::stream).toList();
        }

        void add(int night, Observations observations) {
            List<Broken> found = new ArrayList<>();
            for (Invariant rule : Invariant.values()) {
                rule.broken(observations).forEach(what -> found.add(new Broken(night, rule, what)));
            }
            synchronized (this) {
                nights++;
                executions += observations.executions().size();
                calls += observations.invocations().size();
                observations.troubles().forEach((what, times) -> troubles.merge(what, times, Integer::sum));
                if (!found.isEmpty()) {
                    broken.put(night, found);
                }
            }
        }

        synchronized Result result() {
            return new Result(nights, executions, calls, Map.copyOf(troubles), broken());
        }
    }
}
