package io.lakelift.local.cli;

import io.lakelift.local.run.LocalMachines;
import io.lakelift.local.run.UsageError;
import io.lakelift.local.sim.SimulatedDeployment;
import io.lakelift.local.sim.Simulation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays simulated nights with injected faults, and checks after each that the invariants held. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Plays nights of twenty exports in which everything goes wrong, and checks what must always hold.",
        footer = {
            "",
            "The same seed and night give the same night, on every computer.",
            "Exit status: 0 all rules held in all nights, 1 a rule was broken, 2 an option cannot be used."
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--nights",
            paramLabel = "N",
            defaultValue = "1000",
            description = "how many nights (default: 1000)")
    private int nights;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "which nights (default: 1)")
    private long seed;

    @Option(names = "--night", paramLabel = "K", description = "only the night with this number")
    private Integer night;

    @Option(names = "--trace", description = "with --night: prints all that happens in it")
    private boolean trace;

    @Override
    public Integer call() {
        check();
        Simulation simulation = new Simulation(deployed(), seed);
        long begun = System.nanoTime();
        Simulation.Result result =
                night == null ? simulation.play(nights) : simulation.trace(night, trace ? out()::println : line -> {});
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        report(result, took);
        return result.broken().isEmpty() ? 0 : 1;
    }

    private void check() {
        if (nights < 1) {
            throw new UsageError("--nights %d is too few: give 1 or more.".formatted(nights));
        }
        if (night != null && night < 1) {
            throw new UsageError("--night must be 1 or more, not %d.".formatted(night));
        }
        if (trace && night == null) {
            throw new UsageError("--trace shows one night: add --night with its number.");
        }
    }

    private static SimulatedDeployment deployed() {
        Path home = Path.of(System.getProperty("lakelift.home", "."));
        return LocalMachines.deployed(home);
    }

    private void report(Simulation.Result result, Duration took) {
        result.broken()
                .forEach(broken -> out().printf(
                                "Night %d broke %s (%s): %s%n",
                                broken.night(), broken.rule(), broken.rule().words(), broken.what()));
        result.broken().stream()
                .findFirst()
                .filter(broken -> !trace)
                .ifPresent(broken -> out().printf(
                                "See it: ./lakelift simulate --seed %d --night %d --trace%n", seed, broken.night()));
        Map<String, Integer> troubles = result.troubles();
        List<String> words = troubles.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%s %,d".formatted(entry.getKey(), entry.getValue()))
                .toList();
        out().println("Went wrong on purpose: " + String.join(", ", words) + ".");
        out().printf(
                        "%,d nights of seed %d, %,d executions, %,d calls of functions, %.1f s: %s%n",
                        result.nights(),
                        seed,
                        result.executions(),
                        result.calls(),
                        took.toMillis() / 1000.0,
                        result.broken().isEmpty() ? "all rules held." : "rules were broken.");
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
