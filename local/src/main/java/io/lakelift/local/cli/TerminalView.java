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

    /** A longer line would wrap, and only its last row could be drawn anew. */
    private static final int WIDTH = Math.max(20, Integer.getInteger("lakelift.columns", 80));

    private boolean drawn;
    private String status = "";

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
        Standing now = Standing.of(report);
        if (!now.status().equals(status)) {
            status = now.status();
            super.standing(time, report); // each change of status stays on the screen
        }
        String line = stamped(time, now.bar());
        out().print(line.substring(0, Math.min(line.length(), WIDTH - 1)));
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
        clear();
        super.notice(notice);
    }

    @Override
    public void happened(String execution, Event event) {
        if (event instanceof Event.ExecutionEnded) {
            clear();
        }
        super.happened(execution, event);
    }

    private void clear() {
        if (drawn) {
            out().steer(CLEAR);
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
