package io.lakelift.local.cli;

import io.lakelift.local.run.SentNotice;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/** Shows a run on a terminal: one line with a progress bar, and everything else above it. */
final class TerminalView extends TextView {
    /** How long the bar stays before it changes, so that it can be seen although virtual time passes at once. */
    private static final Duration GLANCE = Duration.ofMillis(60);

    private boolean drawn;
    private String status = "";

    TerminalView(PrintWriter out) {
        super(out);
    }

    @Override
    void standing(Instant time, ExportProgress now) {
        if (now.status().isEmpty()) {
            super.standing(time, now);
            return;
        }
        if (!now.status().equals(status)) {
            status = now.status();
            super.standing(time, now); // each change of status stays on the screen
        }
        clear();
        out().print(Columns.row(stamped(time, now.bar())));
        out().flush();
        drawn = true;
        pause();
    }

    @Override
    void print(Tone tone, String line) {
        clear();
        super.print(tone, line);
    }

    @Override
    public void notice(Instant time, SentNotice notice) {
        clear();
        super.notice(time, notice);
    }

    private void clear() {
        if (drawn) {
            out().steer(Screen.CLEAR);
            drawn = false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(GLANCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
