package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.export.Home;
import io.lakelift.local.account.AccountClients;
import io.lakelift.local.account.AccountSources;
import io.lakelift.local.account.CallerAccount;
import io.lakelift.local.plan.Assumptions;
import io.lakelift.local.plan.DeploymentPlan;
import io.lakelift.local.plan.InvalidSources;
import io.lakelift.local.plan.KnownSources;
import io.lakelift.local.plan.PlanJson;
import io.lakelift.local.plan.PlanPage;
import io.lakelift.local.plan.PlanText;
import io.lakelift.local.plan.Planner;
import io.lakelift.local.plan.TooManyExports;
import io.lakelift.local.run.UsageError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Predicts the next nights of a deployment from its file: which exports run when, and what they cost. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Says what the next nights of FILE, which describes a deployment, will do: starts, order, slots, ends, deadlines"
                        + " and cost.",
        footer = {
            "",
            "Exit status: 0 planned, 1 planned, and an export misses its deadline or a fleet is refused, 2 FILE, a list or an"
                    + " option cannot be used."
        })
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the deployment's file, such as infra/lakelift.yaml")
    private Path file;

    @Option(names = "--nights", paramLabel = "N", defaultValue = "1", description = "how many days (default: 1)")
    private int nights;

    @Option(names = "--sizes", paramLabel = "FILE.csv", description = "what is known about sources, one per line")
    private Path sizes;

    @Option(
            names = "--aws",
            description =
                    "asks your AWS account, with your credentials, what carries the tags and how large it is; it starts"
                            + " nothing")
    private boolean aws;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "with --aws: where (default: as the AWS SDK finds it)")
    private String region;

    @Option(names = "--json", description = "prints one JSON object instead of text")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE.html", description = "writes the plan as one page for a browser")
    private Path report;

    @Mixin
    private PlanAssumptions assumptions;

    @Override
    public Integer call() {
        Assumptions assumed = assumptions.read();
        PlanAssumptions.require("--nights", nights, 1, 31);
        if (region != null && !aws) {
            throw new UsageError("--region is for plans that ask an account: add --aws, or leave it out.");
        }
        checkReport();
        try {
            Config config = DeploymentFileArgument.read(file);
            KnownSources known = sizes == null ? KnownSources.none() : KnownSources.read(sizes);
            return show(aws ? planWithAccount(config, known, assumed) : plan(config, known, assumed, Optional.empty()));
        } catch (InvalidSources invalid) {
            throw new UsageError(invalid);
        }
    }

    private void checkReport() {
        if (report != null) {
            ReportFile.check(report, sizes == null ? Map.of("FILE", file) : Map.of("FILE", file, "--sizes", sizes));
        }
    }

    /** The plan with what the caller's account has; all calls are read-only. */
    private DeploymentPlan planWithAccount(Config config, KnownSources known, Assumptions assumed) {
        CallerAccount account = CallerAccount.signIn(Optional.ofNullable(region));
        try (AccountClients clients = AccountClients.of(account)) {
            AccountSources sources = new AccountSources(clients, config.services());
            KnownSources both = known.with(sources::list, sources::fact, sources::troubles);
            return plan(config, both, assumed, Optional.of(account.home()));
        }
    }

    private DeploymentPlan plan(Config config, KnownSources known, Assumptions assumed, Optional<Home> home) {
        try {
            return new Planner(config, known, assumed, home, Instant.now()).plan(nights);
        } catch (TooManyExports tooMany) {
            throw new UsageError(String.valueOf(tooMany.getMessage()));
        }
    }

    private int show(DeploymentPlan plan) {
        PrintWriter out = spec.commandLine().getOut();
        if (report != null) {
            ReportFile.write(report, PlanPage.of(plan));
        }
        if (json) {
            out.println(PlanJson.of(plan));
        } else {
            PlanText.of(plan).forEach(out::println);
        }
        return plan.hasFailures() ? 1 : 0;
    }
}
