package io.lakelift.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Keeps the first lines that a process prints. If it dies before its first call, they say why. */
final class FirstWords {
    /** Two, because a JVM's first line says only that there was an error; the second says what it was. */
    private static final int LINES = 2;

    private static final int LONGEST = 400;

    private static final Pattern STACK_OR_NOTHING = Pattern.compile("\\s+at .*|\\s*");

    /** A line that gives the reason; warnings that the JVM printed before it are dropped. */
    private static final Pattern REASON = Pattern.compile("Error.*|Exception in thread .*");

    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private boolean reasoned;

    synchronized void line(String line) {
        if (!reasoned && REASON.matcher(line).matches()) {
            lines.clear();
            reasoned = true;
        }
        if (lines.size() < LINES && !STACK_OR_NOTHING.matcher(line).matches()) {
            lines.add(line.strip());
        }
    }

    /** Called when the output has ended. */
    void end() {
        ended.complete(true);
    }

    /** The lines joined to one, once the output has ended or {@code patience} has passed; empty if there were none. */
    Optional<String> await(Duration patience) throws InterruptedException {
        RealTimeWait.upTo(patience, ended);
        synchronized (this) {
            return Optional.of(String.join(" ", lines))
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
        }
    }
}
