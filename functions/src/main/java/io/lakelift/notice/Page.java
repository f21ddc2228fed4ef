package io.lakelift.notice;

import io.lakelift.export.Text;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Builds the text of an e-mail: sections of sentences, lists, and lines with a name and a value. Text passes through
 * {@link Text#shown}, so that whatever a notice quotes is harmless. The exceptions are commands, which are harmless
 * already, and addresses given to {@link #link}, the only links that open.
 */
final class Page {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int VALUE = 500;
    /** The limit of a sentence or an entry, whose parts have already been cut. */
    private static final int LONGEST = 8000;

    private static final long YEAR_10000 = 253_402_300_800L;

    private final StringBuilder text = new StringBuilder();

    Page paragraph(String said) {
        return row("", said);
    }

    Page section(String title, Optional<String> sentence) {
        return section(title, sentence.filter(said -> !said.isEmpty()).stream().toList());
    }

    /** Each on its own line, for copying; their words have already been made harmless. */
    Page commands(String title, List<String> commands) {
        if (!commands.isEmpty()) {
            gap().row("", title);
            commands.forEach(command -> text.append("  ").append(command).append('\n'));
        }
        return this;
    }

    /** Each sentence on its own line; nothing is written if there is none. */
    Page section(String title, List<String> sentences) {
        if (!sentences.isEmpty()) {
            gap().row("", title);
            sentences.forEach(sentence -> row("  ", sentence));
        }
        return this;
    }

    /** @param count the total, of which the list may have only the first; nothing is written if it is 0 */
    Page list(String title, long count, List<String> first) {
        return entries(title, count, first.stream().map(List::of).toList());
    }

    /** The same for entries that may have further lines below the first. */
    Page entries(String title, long count, List<List<String>> first) {
        if (count == 0) {
            return this;
        }
        gap().row("", title + " (" + count + ")");
        for (List<String> entry : first) {
            row("  - ", entry.getFirst());
            entry.stream().skip(1).forEach(below -> row("    ", below));
        }
        return count > first.size() ? row("  ", "… and " + (count - first.size()) + " more") : this;
    }

    Page gap() {
        text.append('\n');
        return this;
    }

    /** Begins a block of lines. */
    Page block(String title) {
        return gap().row("", title);
    }

    Page line(String name, Optional<String> value) {
        return value.filter(said -> !said.isEmpty())
                .map(said -> row(name(name), Text.shown(said, VALUE)))
                .orElse(this);
    }

    /** @param address of one of our pages, which a mail program may open */
    Page link(String name, Optional<String> address) {
        address.ifPresent(page -> text.append(name(name)).append(page).append('\n'));
        return this;
    }

    private static String name(String name) {
        return "  %-8s ".formatted(name);
    }

    private Page row(String before, String said) {
        text.append(before).append(Text.shown(said, LONGEST)).append('\n');
        return this;
    }

    /** The time in UTC, as in logs, and in the zone. A year beyond 9999 is shown unchanged. */
    static String time(Instant instant, ZoneId zone) {
        if (Math.abs(instant.getEpochSecond()) >= YEAR_10000) {
            return instant.toString();
        }
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        ZonedDateTime there = instant.atZone(zone);
        String local = there.toLocalDateTime().equals(utc.toLocalDateTime())
                ? ""
                : (there.toLocalDate().equals(utc.toLocalDate()) ? CLOCK : DAY_AND_CLOCK).format(there) + " in " + zone;
        return TIME.format(utc) + (local.isEmpty() ? "" : ", " + local);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
