package io.lakelift.local.cli;

import io.lakelift.local.asl.Event;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** On a terminal, one line with a bar that moves while the night passes; whatever else happens is written above it. */
final class TerminalView extends TextView {
    private static final String CLEAR = "\r\u001b[K";
    /** An eye needs a moment, although a virtual night needs none. */
    private static final Duration GLANCE = Duration.ofMillis(60);

    private boolean drawn;

    TerminalView(PrintWriter out) {
        super(out);
    }

    @Override
    void standing(Instant time, Map<?, ?> report) {
        if (Steps.at(report, "export") == null) {
            super.standing(time, report);
            return;
        }
        clear();
        out().print(stamped(time, Standing.of(report).bar()));
        out().flush();
        drawn = true;
        pause();
    }

    @Override
    void line(Instant time, String text) {
        clear();
        super.line(time, text);
    }

    @Override
    public void notice(SentNotice notice) {
        if (drawn) {
            out().println();
            drawn = false;
        }
        super.notice(notice);
    }

    @Override
    public void happened(String execution, Event event) {
        if (event instanceof Event.ExecutionEnded && drawn) {
            out().println();
            drawn = false;
        }
        super.happened(execution, event);
    }

    private void clear() {
        if (drawn) {
            out().print(CLEAR);
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
