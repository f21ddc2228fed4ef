package io.lakelift.local.cli;

import io.lakelift.tables.verify.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Shows the progress of a check: on a terminal, a line that counts the files. Waits are announced on standard error,
 * with or without a terminal, because they may be long.
 */
final class VerifyProgress implements Progress {
    /** The time between two updates: printing each file would take longer than reading its footer. */
    private static final long NANOS_BETWEEN = Duration.ofMillis(100).toNanos();

    private final Screen out;
    private final PrintWriter err;
    private final boolean shown;
    private long last = System.nanoTime();

    /** @param json whether standard output is JSON, so that no progress may be shown */
    VerifyProgress(PrintWriter out, PrintWriter err, boolean json) {
        this.out = Screen.on(out);
        this.err = err;
        this.shown = !json && Boolean.getBoolean("lakelift.terminal");
    }

    @Override
    public void checked(long files, long of) {
        if (!shown) {
            return;
        }
        long now = System.nanoTime();
        if (files == of) {
            out.steer(Screen.CLEAR);
        } else if (now - last >= NANOS_BETWEEN) {
            last = now;
            out.steer(Screen.CLEAR);
            out.print("%,d of %,d files checked (%d %%)".formatted(files, of, files * 100 / of));
            out.flush();
        }
    }

    @Override
    public void waiting(String why, Duration length) {
        err.println("Waiting %d s, as %s and the export ended a short time ago.".formatted(length.toSeconds(), why));
    }
}
