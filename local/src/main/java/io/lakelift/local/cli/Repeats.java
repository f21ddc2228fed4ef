package io.lakelift.local.cli;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Counts events that repeat without a change, so that they are shown as one line: "… 52 more polls until 05:42". */
final class Repeats {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private String last = "";
    private String kind = "";
    private Instant until = Instant.EPOCH;
    private int more;

    /** Counts an event if it is the same as the last one; returns whether it is. */
    boolean again(String what, Instant time) {
        if (!what.equals(last)) {
            return false;
        }
        more++;
        until = time;
        return true;
    }

    /** The last event; empty if there was none. */
    String last() {
        return last;
    }

    /**
     * Begins to count repeats of another event.
     *
     * @param calledLater what the repeats of this event are called, in the singular; empty if they need no name
     * @return the line for the repeats of the last event; empty if there were none
     */
    Optional<String> next(String what, String calledLater) {
        Optional<String> counted = more == 0 ? Optional.empty() : Optional.of(line());
        last = what;
        kind = calledLater;
        more = 0;
        return counted;
    }

    private String line() {
        String name = kind.isEmpty() ? "" : " " + kind + (more == 1 ? "" : "s");
        String minute = MINUTE.format(LocalDateTime.ofInstant(until, ZoneOffset.UTC));
        return "… %d more%s until %s".formatted(more, name, minute);
    }
}
