package io.lakelift.local.cli;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.Event;
import io.lakelift.local.run.Makespan;
import io.lakelift.local.run.SentNotice;
import io.lakelift.local.run.StepEvents;
import io.lakelift.local.run.View;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Shows a fleet's run. On a terminal, it draws a row with a bar for each export, and counts the slots in use and the
 * exports that wait. Elsewhere, it prints a line for each change of status. The only notice that it shows is the
 * fleet's summary.
 */
final class FleetView implements View {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";
    private static final int LABEL = 20;
    private static final int HOW = 27;

    /** One export, as last reported. */
    private record Row(String label, ExportProgress standing, boolean over) {
        boolean runs() {
            return !over && !standing.status().isEmpty();
        }
    }

    private final Screen out;
    private final TextView text;
    private final String fleet;
    private final IntSupplier slotsInUse;
    private final boolean terminal;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private int total;
    private int drawn;

    /**
     * @param fleet the name of the fleet's own execution
     * @param slotsInUse how many of the account's five slots are in use, by anyone
     * @param terminal whether lines can be redrawn
     */
    FleetView(PrintWriter out, String fleet, IntSupplier slotsInUse, boolean terminal) {
        this.out = Screen.on(out);
        this.text = new TextView(out);
        this.fleet = fleet;
        this.slotsInUse = slotsInUse;
        this.terminal = terminal;
    }

    @Override
    public void begins(String what) {
        text.begins(what);
    }

    @Override
    public void happened(String execution, Event event) {
        if (execution.equals(fleet)) {
            ofTheFleet(event);
            return;
        }
        switch (event) {
            case Event.TaskSucceeded done ->
                StepEvents.report(done)
                        .ifPresent(report -> stands(execution, done.time(), ExportProgress.of(report), false));
            case Event.ExecutionEnded ended -> {
                Row before = rows.get(execution);
                ExportProgress last = before == null ? ExportProgress.of(Map.of()) : before.standing();
                stands(execution, ended.time(), last, true);
            }
            case Event.StateEntered entered -> {}
            case Event.TaskCalled called -> {}
            case Event.TaskFailed failed -> {}
            case Event.RetryScheduled retry -> {}
            case Event.Waiting waiting -> {}
            case Event.StateLeft left -> {}
        }
    }

    private void ofTheFleet(Event event) {
        if (event instanceof Event.StateLeft left
                && left.assigned().get("plan") instanceof Map<?, ?> plan
                && plan.get("sources") instanceof List<?> sources) {
            total = Math.max(total, sources.size());
        }
        if (event instanceof Event.StateEntered) {
            text.happened(fleet, event); // the text's view has to know when the fleet began
        }
        if (event instanceof Event.ExecutionEnded) {
            clear();
            text.happened(fleet, event);
        }
    }

    /**
     * Updates the row of an export. On a terminal, the line of an export that has ended stays above the rows;
     * otherwise, a line is printed for each change of status.
     */
    private void stands(String execution, Instant time, ExportProgress now, boolean over) {
        Row before = rows.put(execution, new Row(label(execution), now, over));
        boolean changed = before == null
                || over != before.over()
                || !status(before.standing()).equals(status(now));
        clear();
        if (terminal ? over : changed && !over || over && now.status().isEmpty()) {
            line(time, execution);
        }
        draw();
    }

    private void line(Instant time, String execution) {
        Row row = requireNonNull(rows.get(execution), "row is null");
        String clock = TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        String line = "%s  %s  %s".formatted(clock, shown(row, row.standing().line()), slots());
        out.println(row.runs() || row.over() ? Tone.of(row.standing().status()) : Tone.PLAIN, line);
    }

    private static String shown(Row row, String standing) {
        String how = row.standing().status().isEmpty()
                ? row.over() ? "not exported, see below" : "waits for a slot"
                : standing;
        return ("%-" + LABEL + "s  %-" + HOW + "s").formatted(row.label(), how);
    }

    private String slots() {
        long over = rows.values().stream().filter(Row::over).count();
        long running = rows.values().stream().filter(Row::runs).count();
        int used = Math.max(slotsInUse.getAsInt(), 0);
        return "%d/%d slots, %d wait".formatted(used, Makespan.SLOTS, Math.max(0, total - over - running));
    }

    private void draw() {
        if (!terminal) {
            return;
        }
        for (Row row : rows.values()) {
            if (!row.over()) {
                out.println(Columns.row(shown(row, row.standing().bar())));
                drawn++;
            }
        }
        out.println(Columns.row(slots()));
        drawn++;
        out.flush();
    }

    private void clear() {
        out.steer(UP_AND_CLEAR.repeat(drawn));
        drawn = 0;
    }

    private static String status(ExportProgress standing) {
        return standing.status().isEmpty() ? "waits" : standing.status();
    }

    /** The part of an execution's name that names the source. */
    private static String label(String execution) {
        String name = execution.replaceFirst("^fleet-(.*)-[0-9a-f]{28}(-[0-9]+)?$", "$1$2");
        return Columns.name(name, LABEL);
    }

    @Override
    public void notice(Instant time, SentNotice notice) {
        if (notice.role().equals("fleet")) {
            clear();
            text.notice(time, notice);
        }
    }
}
