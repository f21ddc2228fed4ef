package io.lakelift.local.cli;

import io.lakelift.asl.Event;
import io.lakelift.asl.Execution;
import io.lakelift.asl.Listener;
import io.lakelift.asl.time.RealTimeline;
import io.lakelift.asl.time.Timeline;
import io.lakelift.export.Text;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.local.account.AccountCommand;
import io.lakelift.local.account.AccountOptions;
import io.lakelift.local.account.Signals;
import io.lakelift.local.lambda.BrokenFunction;
import io.lakelift.local.run.ExitStatus;
import io.lakelift.local.run.InputFile;
import io.lakelift.local.run.LocalDeployment;
import io.lakelift.local.run.LocalFunctions;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.Makespan;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.Setup;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.StoppedExecutions;
import io.lakelift.local.run.UsageError;
import io.lakelift.local.run.View;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one execution, from its input to its notice, against the fakes or in the caller's account. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Runs an execution with the input in FILE: the real state machine, the packaged functions, fake services.",
        footer = {
            "",
            "Examples:",
            "  ./lakelift run events/snapshot.json --scenario failed",
            "  ./lakelift run events/fleet.json --json",
            "  ./lakelift run infra/lakelift.yaml --schedule nightly",
            "  echo '{\"tags\": {\"backup\": \"nightly\"}}' |",
            "    ./lakelift run - --account 111122223333",
            "",
            "AWS_ENDPOINT_URL_RDS, _FSX and _SNS, where set, replace the fake of that service. LAKELIFT_IN_PROCESS=1 runs"
                    + " the handlers in the command's own process. NO_COLOR=1 switches colours off.",
            "Exit status: 0 the execution succeeded, 1 it ended otherwise, 2 the file cannot be read or was refused,"
                    + " 130 it was interrupted by Ctrl-C."
        })
final class RunCommand implements Callable<Integer> {
    /**
     * The maximum length of a printed log line, in characters: our messages have at most 8,000, and the runtime adds to
     * them.
     */
    private static final int LONGEST_LOG = 10_000;

    private Map<String, String> environment = System.getenv();

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the execution's input, such as events/snapshot.json; - is standard input; or, with a"
                    + " schedule, the file of a deployment")
    private Path file;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            defaultValue = "complete",
            description = "what the fake services do: one of --list-scenarios (default: complete)")
    private String scenario;

    @Option(names = "--list-scenarios", description = "describes all scenarios, and runs nothing")
    private boolean listScenarios;

    @Option(names = "--json", description = "prints JSON lines instead of text")
    private boolean json;

    @Option(
            names = "--real-time",
            description = "runs on the real clock, instead of a virtual one that skips all waits")
    private boolean realTime;

    @Option(names = "--name", paramLabel = "NAME", description = "the execution's name (default: that of the file)")
    private String name;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "FILE describes a deployment, such as infra/lakelift.yaml: plays the next night of this schedule"
                            + " (default: the only one)")
    private String schedule;

    @Option(names = "--logs", description = "prints what the functions log, on standard error")
    private boolean logs;

    @Mixin
    private RunReportOption report;

    @Mixin
    private KeepOption keep;

    @Mixin
    private AccountOptions account;

    @Mixin
    private FakeAccountOption place;

    /** Replaces the process's environment variables with these. */
    void in(Map<String, String> other) {
        environment = Map.copyOf(other);
    }

    @Override
    public Integer call() {
        if (listScenarios) {
            Arrays.stream(Scenario.values())
                    .forEach(each -> out().printf("%-18s %s%n", each.label(), each.description()));
            return 0;
        }
        if (file == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give the file with the execution's input, such as events/snapshot.json.");
        }
        account.check(spec.commandLine().getParseResult());
        if (InputFile.isStandardInput(file) && account.asks()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "With --aws, standard input is for your answers: give a file instead of -, or add --yes.");
        }
        report.check(file);
        if (keep.isGiven() && account.isWanted()) {
            throw new UsageError("--keep is for the fakes, and --aws uses none: leave one of them out.");
        }
        keep.check();
        if (schedule != null || ScheduledNight.isFile(file)) {
            return scheduled();
        }
        InputFile given = InputFile.read(file);
        if (account.isWanted()) {
            if (place.isGiven()) {
                throw new UsageError("--account is for the fakes, and --aws uses none: leave one of them out.");
            }
            checkName();
            int status = new AccountCommand(account, given, name, home(), report.watch(view()), this::functionPrinted)
                    .call(out(), spec.commandLine().getErr());
            report.write(Makespan.SLOTS);
            return status;
        }
        Optional<InventedAccount> invented = InventedAccount.of(
                given.input(),
                place.of(given.input(), account.region()),
                realTime ? Instant.now() : SampleAccount.NIGHT);
        return local(
                given,
                invented.map(Setup::of).orElse(Setup.SAMPLE),
                invented.map(InventedAccount::sentence).stream().toList());
    }

    /** Ends the process at once: against the fakes, there is nothing to cancel and so nothing to ask. */
    private void interrupted(int signal) {
        Screen.on(out()).end();
        System.exit(128 + signal);
    }

    /** Plays the next night of a schedule, in the deployment that FILE describes. */
    private int scheduled() {
        if (InputFile.isStandardInput(file)) {
            throw new UsageError(
                    "--schedule %s needs the file of a deployment, and FILE is -: give the file's name instead."
                            .formatted(schedule));
        }
        if (account.isWanted() || realTime) {
            throw new UsageError("A schedule is played against the fakes, at its own time: leave out %s."
                    .formatted(realTime ? "--real-time" : "--aws"));
        }
        ScheduledNight night =
                ScheduledNight.of(file, Optional.ofNullable(schedule), place, account.region(), Instant.now());
        if (name == null) {
            name = night.schedule().name();
        }
        List<String> sentences = Stream.concat(
                        Stream.of(night.sentence()), night.invented().map(InventedAccount::sentence).stream())
                .toList();
        return local(new InputFile(file, night.input()), night.setup(), sentences);
    }

    private int local(InputFile given, Setup asked, List<String> first) {
        Scenario chosen = scenario(scenario);
        Setup setup = chosen.registers() ? asked.registering() : asked;
        Preconditions preconditions = Preconditions.of(given.input(), setup.inventory(), chosen);
        check(given, preconditions);
        Timeline timeline = realTime ? new RealTimeline() : preconditions.night();
        LocalFunctions.inProcess(environment)
                .ifPresent(sentence -> spec.commandLine().getErr().println(sentence));
        try (Signals heard = new Signals(this::interrupted);
                LocalDeployment deployment =
                        new LocalDeployment(home(), environment, timeline, this::functionPrinted, setup)) {
            int status = run(deployment, timeline, chosen, given, first);
            report.write(setup.concurrency());
            List<String> kept = keep.write(deployment.cloud());
            if (!json) {
                kept.forEach(out()::println);
                out().flush();
            }
            return status;
        } catch (BrokenFunction broken) {
            throw new UsageError(broken.getMessage()
                    + "; delete functions/target to have it built again, or add --logs to see all that it prints.");
        }
    }

    /** Refuses what can be refused before anything is started. */
    private void check(InputFile given, Preconditions preconditions) {
        if (realTime && preconditions.earlier().isPresent()) {
            throw new UsageError(
                    "What FILE %s needs to have happened takes hours: run it without --real-time.".formatted(file));
        }
        checkName();
        LocalWorkflow workflow = LocalWorkflow.of(given.input());
        if (workflow != LocalWorkflow.EXPORT) {
            workflow.require(home());
        }
    }

    private void checkName() {
        if (name != null && !LocalStates.isName(name)) {
            throw new UsageError(
                    "--name \"%s\" is not a valid execution name: give 1 to 80 letters, digits, hyphens or underscores."
                            .formatted(name));
        }
    }

    private int run(
            LocalDeployment deployment, Timeline timeline, Scenario chosen, InputFile given, List<String> first) {
        String execution = name != null ? name : given.executionName();
        boolean fleet = LocalWorkflow.of(given.input()) == LocalWorkflow.FLEET;
        View view = report.watch(fleet && !json ? fleetView(deployment, execution) : view());
        boolean ownTopic = environment.getOrDefault("AWS_ENDPOINT_URL_SNS", "").isBlank();
        deployment.begin(timeline, chosen, given.input(), StoppedExecutions.FOLLOWED);
        deployment.states().watch(start -> listener(view, start.name(), ownTopic));
        if (ownTopic) {
            deployment.cloud().onPublish(published -> view.notice(published.at(), SentNotice.of(published)));
        }
        Listener listener = listener(view, execution, ownTopic);
        view.begins("Lakelift runs %s; scenario \"%s\": %s."
                .formatted(Text.shown(file.toString(), LONGEST_LOG), chosen.label(), chosen.description()));
        first.forEach(sentence -> view.begins(Text.shown(sentence, LONGEST_LOG)));
        Execution started = played(deployment, execution, given.input(), listener);
        if (fleet && !json) {
            makespan(deployment, started);
        }
        out().flush();
        return ExitStatus.of(started).report(spec.commandLine().getErr());
    }

    /** Runs the execution to its end; if a function is broken, stops it, so that the display ends properly. */
    private static Execution played(LocalDeployment deployment, String execution, Object input, Listener listener) {
        try {
            Execution started = deployment.start(execution, input, listener);
            deployment.finish();
            return started;
        } catch (BrokenFunction broken) {
            deployment.abandon("FunctionBroken", broken.getMessage());
            throw broken;
        }
    }

    private FleetView fleetView(LocalDeployment deployment, String execution) {
        return new FleetView(
                out(),
                execution,
                () -> deployment.cloud().rds().testControl().slotsInUse(),
                Boolean.getBoolean("lakelift.terminal"));
    }

    /** Prints how long the fleet took, if an export ran in the fake RDS; the times of other exports are not known. */
    private void makespan(LocalDeployment deployment, Execution fleet) {
        Instant end = fleet.stopTime().orElseGet(fleet.start()::startTime);
        Makespan makespan = Makespan.of(deployment.cloud(), fleet.start().startTime(), end, deployment.concurrency());
        if (!makespan.bound().isZero()) {
            out().println(Columns.wrap(makespan.toString()));
        }
    }

    private static Listener listener(View view, String execution, boolean ownTopic) {
        return event -> {
            view.happened(execution, event);
            if (!ownTopic && event instanceof Event.TaskSucceeded done) {
                StepEvents.notifyResponse(done)
                        .map(SentNotice::of)
                        .ifPresent(notice -> view.notice(done.time(), notice));
            }
        };
    }

    private View view() {
        if (json) {
            return new JsonView(out());
        }
        return Boolean.getBoolean("lakelift.terminal") ? new TerminalView(out()) : new TextView(out());
    }

    /** @throws UsageError if there is no scenario of that name */
    static Scenario scenario(String name) {
        try {
            return Scenario.named(name);
        } catch (IllegalArgumentException e) {
            throw new UsageError(e.getMessage());
        }
    }

    private void functionPrinted(String function, String line) {
        if (logs) {
            spec.commandLine().getErr().println(Text.line(function + ": " + line, LONGEST_LOG));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static Path home() {
        return Path.of(System.getProperty("lakelift.home", "."));
    }
}
