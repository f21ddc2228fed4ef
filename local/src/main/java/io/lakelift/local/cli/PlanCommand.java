package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.plan.DeploymentPlan;
import io.lakelift.local.plan.InvalidSources;
import io.lakelift.local.plan.KnownSources;
import io.lakelift.local.plan.PlanJson;
import io.lakelift.local.plan.PlanText;
import io.lakelift.local.plan.Planner;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the next nights of a deployment will do, before anyone pays for them. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Says what the next nights of FILE, which describes a deployment, will do: starts, order, slots, ends, deadlines"
                        + " and cost.",
        footer = {
            "",
            "Exit status: 0 planned, 1 planned, and an export misses its deadline, 2 FILE, a list or an option cannot be used."
        })
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the deployment's file, such as infra/lakelift.yaml")
    private Path file;

    @Option(names = "--nights", paramLabel = "N", defaultValue = "1", description = "how many days (default: 1)")
    private int nights;

    @Option(names = "--sizes", paramLabel = "FILE.csv", description = "what is known of sources, a line for each")
    private Path sizes;

    @Option(names = "--json", description = "prints one JSON object instead of text")
    private boolean json;

    @Mixin
    private PlanAssumptions assumptions;

    @Override
    public Integer call() {
        Assumptions assumed = assumptions.read();
        PlanAssumptions.require("--nights", nights, 1, 31);
        try {
            Config config = Config.read(file);
            KnownSources known = sizes == null ? KnownSources.none() : KnownSources.read(sizes);
            return show(new Planner(config, known, assumed, Optional.empty(), Instant.now()).plan(nights));
        } catch (InvalidConfig invalid) {
            throw new Unusable(invalid);
        } catch (InvalidSources invalid) {
            throw new Unusable(invalid);
        }
    }

    private int show(DeploymentPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(PlanJson.of(plan));
        } else {
            PlanText.of(plan).forEach(out::println);
        }
        return plan.missesDeadlines() ? 1 : 0;
    }
}
