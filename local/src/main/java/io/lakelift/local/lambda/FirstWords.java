package io.lakelift.local.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The first lines that a process printed. If it dies before its first call, they say why. */
final class FirstWords {
    /** A JVM's first line says only that there is an error, and its second one which. */
    private static final int LINES = 2;

    private static final int LONGEST = 400;

    private static final Pattern STACK_OR_NOTHING = Pattern.compile("\\s+at .*|\\s*");

    /** What a JVM warns of before such a line is not why it died. */
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

    /** Nothing more will come. */
    void end() {
        ended.complete(true);
    }

    /** All of them in one line, once the output has ended or {@code patience} is over; nothing if there were none. */
    Optional<String> await(Duration patience) throws InterruptedException {
        RealTimeWait.upTo(patience, ended);
        synchronized (this) {
            return Optional.of(String.join(" ", lines))
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, Math.min(text.length(), LONGEST)));
        }
    }
}
