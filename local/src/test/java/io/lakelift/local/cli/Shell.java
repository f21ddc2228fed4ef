package io.lakelift.local.cli;

import io.lakelift.local.run.LocalFunctions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A shell whose {@code ./lakelift} runs in the test's own process, unlike a {@link Laptop}'s: what the command prints
 * is kept, and its exit status returned.
 */
final class Shell {
    private static final String HOME = "lakelift.home";

    private final Path home;
    private final Map<String, String> environment;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Shell() {
        this(Lab.HOME);
    }

    /** One in which {@code run} has the handlers in the test's own process too, and starts at once. */
    static Shell inProcess() {
        return inProcess(Lab.HOME);
    }

    /** @param home the checkout that the launcher would have found itself in */
    static Shell inProcess(Path home) {
        return new Shell(home, Map.of(LocalFunctions.IN_PROCESS, "1"));
    }

    /** @param home the checkout that the launcher would have found itself in */
    Shell(Path home) {
        this(home, System.getenv());
    }

    private Shell(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Types {@code ./lakelift} with these arguments, and gives the exit status. */
    int lakelift(String... arguments) {
        String before = System.setProperty(HOME, home.toString());
        try {
            return Lakelift.execute(new PrintWriter(out, true), new PrintWriter(err, true), environment, arguments);
        } finally {
            if (before == null) {
                System.clearProperty(HOME);
            } else {
                System.setProperty(HOME, before);
            }
        }
    }

    /** Types {@code ./lakelift run FILE} with these options, and gives the exit status. */
    int run(Path file, String... options) {
        return lakelift(Stream.concat(Stream.of("run", file.toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    String out() {
        return out.toString();
    }

    /** Without the sentence that says where the handlers run: the test has asked for that. */
    String err() {
        return LocalFunctions.inProcess(environment)
                .map(sentence -> err.toString().replace(sentence + System.lineSeparator(), ""))
                .orElse(err.toString());
    }
}
