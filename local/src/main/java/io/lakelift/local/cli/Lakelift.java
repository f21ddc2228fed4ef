package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.input.Nearest;
import io.lakelift.local.run.ExitStatus;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.aws.ProxySettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of the command line: runs a subcommand, and turns usage errors into a message and an exit status. */
@Command(
        name = "lakelift",
        mixinStandardHelpOptions = true,
        version = "lakelift 0.1.0",
        description =
                "Exports data of RDS, Aurora and FSx to S3: runs, plans and checks exports from this computer, against fake services or your own account.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Begin with: ./lakelift run events/snapshot.json",
            "./lakelift COMMAND --help explains a command, its options and its exit status. Exit status 2: the command line"
                    + " or a file cannot be used; one sentence says why."
        },
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            PlanCommand.class,
            DoctorCommand.class,
            VerifyCommand.class,
            RegisterCommand.class,
            ViewsCommand.class,
            SimulateCommand.class,
            FakesCommand.class,
            TraceCommand.class
        })
public final class Lakelift implements Callable<Integer> {
    /** The exit status if the command line or a file cannot be used, or an input is refused. */
    static final int UNUSABLE = ExitStatus.UNUSABLE;

    /** What Java puts in the place of a letter that it cannot read. */
    private static final char REPLACED = '\uFFFD';

    private static final boolean COLOURS = Tone.wanted(Boolean.getBoolean("lakelift.terminal"), System.getenv());

    @Spec
    private CommandSpec spec;

    /** Without a subcommand, prints the usage. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return UNUSABLE;
    }

    /** Runs a command line and exits with its status. */
    public static void main(String[] args) {
        // Much of what is formatted is for programs, and 10 must not become ١٠ in a header because of who runs this.
        Locale.setDefault(Locale.US);
        ProxySettings.adopt(System.getenv());
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                args));
    }

    /**
     * Runs a command line with the given streams and returns its exit status.
     *
     * @param environment the environment variables for the {@code run} command, in place of the process's own
     */
    static int execute(PrintWriter out, PrintWriter err, Map<String, String> environment, String... args) {
        Optional<String> unreadable =
                Stream.of(args).filter(arg -> arg.indexOf(REPLACED) >= 0).findFirst();
        if (unreadable.isPresent()) {
            err.println(
                    "The argument %s has letters that this locale does not have: set LC_ALL to one with UTF-8, such as C.UTF-8."
                            .formatted(Text.quoted(unreadable.get())));
            return UNUSABLE;
        }
        CommandLine line = commandLine();
        line.getSubcommands().values().stream()
                .map(CommandLine::getCommand)
                .filter(RunCommand.class::isInstance)
                .forEach(run -> ((RunCommand) run).in(environment));
        return line.setOut(COLOURS ? Screen.coloured(out) : Screen.on(out))
                .setErr(Screen.on(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(Lakelift::misused)
                .setExecutionExceptionHandler(Lakelift::failed)
                .execute(args);
    }

    /** The command's parser, which accepts values of enums in any case. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Lakelift()).setCaseInsensitiveEnumValuesAllowed(true);
        // What a defect interrupts is not a finding, which is what 1 means; in a run it is an end other than success.
        line.getSubcommands().values().stream()
                .filter(command -> !(command.getCommand() instanceof RunCommand))
                .forEach(command -> command.getCommandSpec().exitCodeOnExecutionException(UNUSABLE));
        return line;
    }

    private static int misused(ParameterException misuse, String[] args) {
        String sentence = misuse instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().getFirst(), unmatched)
                : misuse.getMessage();
        misuse.getCommandLine().getErr().println(Text.shown(sentence, UsageError.LONGEST));
        return UNUSABLE;
    }

    /** The sentence for an unknown command, an unknown option, or an unexpected argument. */
    private static String unknown(String word, UnmatchedArgumentException misuse) {
        CommandLine command = misuse.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        if (word.startsWith("-")) {
            return "Unknown option \"%s\": %s"
                    .formatted(
                            word,
                            Nearest.to(
                                            word,
                                            command.getCommandSpec()
                                                    .optionsMap()
                                                    .keySet())
                                    .map("did you mean %s?"::formatted)
                                    .orElse("%s --help lists the options.".formatted(name)));
        }
        return command.getSubcommands().isEmpty()
                ? "Unexpected argument \"%s\": %s --help shows what it takes.".formatted(word, name)
                : "Unknown command \"%s\": %s"
                        .formatted(
                                word,
                                Nearest.to(word, command.getSubcommands().keySet())
                                        .map("did you mean %s?"::formatted)
                                        .orElse("the commands are %s.".formatted(commands(command))));
    }

    private static String commands(CommandLine command) {
        return String.join(", ", command.getSubcommands().keySet());
    }

    private static int failed(Exception trouble, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (trouble instanceof UsageError) {
            command.getErr().println(trouble.getMessage());
            return UNUSABLE;
        }
        throw trouble;
    }
}
