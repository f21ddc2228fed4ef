package io.lakelift.local.cli;

import io.lakelift.asl.InvalidDefinition;
import io.lakelift.asl.Trace;
import io.lakelift.export.Text;
import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Runs a state machine's definition with scripted task results and prints a trace, so that Lakelift's interpreter can
 * be compared with others.
 */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Runs any JSONata definition with scripted task results and prints where it went, as JSON.",
        footer = "Exit status: 0 traced, 1 the definition is refused, 2 a scenario does not fit it.")
final class TraceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DEFINITION.asl.json", description = "the state machine")
    private Path definition;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "SCENARIO.json", description = "the input and the results")
    private List<Path> scenarios;

    @Override
    public Integer call() {
        try {
            spec.commandLine().getOut().println(Text.json(Trace.trace(definition, scenarios)));
            return 0;
        } catch (InvalidDefinition refused) {
            spec.commandLine().getErr().println("refused: " + refused.getMessage());
            return 1;
        } catch (Trace.Misfit | DateTimeException e) {
            throw new UsageError("The scenario does not fit the definition: "
                    + String.valueOf(e.getMessage()).replaceAll("\\s+", " ") + ".");
        } catch (IOException e) {
            throw new UsageError("%s cannot be read: give a file.".formatted(e.getMessage()));
        }
    }
}
