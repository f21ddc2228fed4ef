package io.lakelift.notice;

import io.lakelift.export.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** The text of an e-mail while it is written: sections of sentences, lists, and lines with a name and a value. */
final class Page {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final int VALUE = 500;
    private static final long YEAR_10000 = 253_402_300_800L;

    private final StringBuilder text = new StringBuilder();

    Page paragraph(String said) {
        text.append(said).append('\n');
        return this;
    }

    Page section(String title, Optional<String> body) {
        body.ifPresent(said ->
                text.append('\n').append(title).append("\n  ").append(said).append('\n'));
        return this;
    }

    /** Each sentence on a line of its own; nothing is written where there is none. */
    Page section(String title, List<String> sentences) {
        return section(title, Optional.of(String.join("\n  ", sentences)).filter(body -> !body.isEmpty()));
    }

    /** @param count of all there are, of which the list may hold the first only; nothing is written where it is 0 */
    Page list(String title, long count, List<String> first) {
        if (count > 0) {
            text.append('\n').append(title).append(" (").append(count).append(")\n");
            first.forEach(item -> text.append("  - ").append(item).append('\n'));
            if (count > first.size()) {
                text.append("  … and ").append(count - first.size()).append(" more\n");
            }
        }
        return this;
    }

    Page gap() {
        text.append('\n');
        return this;
    }

    Page line(String name, Optional<String> value) {
        value.filter(said -> !said.isEmpty())
                .ifPresent(said -> text.append(
                        "%-11s %s%n".formatted(name, Text.line(said, VALUE)).replace("\r", "")));
        return this;
    }

    /** A year that no calendar of a person has is shown as it came. */
    static String time(Instant instant) {
        return Math.abs(instant.getEpochSecond()) < YEAR_10000 ? TIME.format(instant) : instant.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
