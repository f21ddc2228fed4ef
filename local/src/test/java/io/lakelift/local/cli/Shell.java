package io.lakelift.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A shell whose {@code ./lakelift} runs in the test's own process, unlike a {@link Laptop}'s: what the command prints is
 * kept, and its exit status returned.
 */
final class Shell {
    private static final String HOME = "lakelift.home";

    private final Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Shell() {
        this(Lab.HOME);
    }

    /** @param home the checkout that the launcher would have found itself in */
    Shell(Path home) {
        this.home = home;
    }

    /** Types {@code ./lakelift} with these arguments, and gives the exit status. */
    int lakelift(String... arguments) {
        String before = System.setProperty(HOME, home.toString());
        try {
            return Lakelift.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
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

    String err() {
        return err.toString();
    }
}
