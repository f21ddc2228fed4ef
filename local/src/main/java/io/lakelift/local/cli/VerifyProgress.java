package io.lakelift.local.cli;

import io.lakelift.tables.verify.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Counts the files in one line on a terminal. Waits are announced everywhere, because they may be long. */
final class VerifyProgress implements Progress {
    /** An eye sees no more, and each line costs more than a footer. */
    private static final long NANOS_BETWEEN = Duration.ofMillis(100).toNanos();

    private final Screen out;
    private final PrintWriter err;
    private final boolean shown;
    private long last = System.nanoTime();

    /** @param json whether standard output belongs to a program */
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
