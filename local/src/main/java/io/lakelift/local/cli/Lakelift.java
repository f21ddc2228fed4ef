package io.lakelift.local.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command's entry: picks the subcommand, and turns every trouble into one sentence and an exit status. */
@Command(
        name = "lakelift",
        mixinStandardHelpOptions = true,
        version = "lakelift 0.1.0",
        description = "Runs Lakelift's state machine and functions on this computer.",
        subcommands = {RunCommand.class, CheckCommand.class, SimulateCommand.class, TraceCommand.class})
public final class Lakelift implements Runnable {
    /** What cannot be read, and what is refused. */
    static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Give a command: run FILE, check FILE, or trace DEFINITION SCENARIO.");
    }

    /** Never returns: the exit status is that of the command. */
    public static void main(String[] args) {
        System.exit(execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                args));
    }

    /** Runs a command line with the given streams; a test does this. */
    static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Lakelift())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Lakelift::misused)
                .setExecutionExceptionHandler(Lakelift::failed)
                .execute(args);
    }

    private static int misused(ParameterException misuse, String[] args) {
        String sentence = misuse instanceof UnmatchedArgumentException unmatched
                ? "\"%s\" is not understood here: give run FILE, check FILE, or trace DEFINITION SCENARIO, with their options after them."
                        .formatted(unmatched.getUnmatched().getFirst())
                : misuse.getMessage();
        misuse.getCommandLine().getErr().println(sentence);
        return UNUSABLE;
    }

    private static int failed(Exception trouble, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (trouble instanceof Unusable) {
            command.getErr().println(trouble.getMessage());
            return UNUSABLE;
        }
        throw trouble;
    }
}
