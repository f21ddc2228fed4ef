package io.lakelift.local.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces the placeholders in the state machines' definitions with values of the form that a deployment uses. */
final class FilledInDefinition {
    /** The state machines' names, in the order in which they are reported. */
    static final List<String> MACHINES = List.of("export", "fleet", "stopped", "sweep");

    private static final Pattern LEFT_OPEN = Pattern.compile("\\$\\{([A-Za-z]+?)(Function|StateMachine)Arn}");

    private FilledInDefinition() {}

    /** @param home the root of the checkout */
    static Path file(Path home, String machine) {
        return home.resolve("statemachine").resolve(machine + ".asl.json");
    }

    /**
     * The definition in a file with its placeholders replaced. The ARNs need not exist: Step Functions checks only
     * their form.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    static String of(Path file, ExaminedDeployment deployment) {
        try {
            String partition = deployment.home().partition();
            String text = Files.readString(file)
                    .replace("arn:aws:states:", "arn:" + partition + ":states:")
                    .replaceFirst(
                            "\"[^\"]*\\$\\{MaxConcurrency}[^\"]*\"",
                            String.valueOf(deployment.config().exports().concurrency()));
            return LEFT_OPEN
                    .matcher(text)
                    .replaceAll(match -> Matcher.quoteReplacement(arn(deployment, match.group(1), match.group(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String arn(ExaminedDeployment deployment, String name, String kind) {
        String named =
                deployment.named(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
        return kind.equals("Function")
                ? deployment.arn("lambda", "function:" + named + ":1")
                : deployment.arn("states", "stateMachine:" + named);
    }
}
