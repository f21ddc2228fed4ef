package io.lakelift.export;

import io.lakelift.export.error.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parts of a source that are exported: {@code database}, {@code database.table}, {@code database.schema} or {@code
 * database.schema.table}, of letters, digits, {@code $} and {@code _}. Only the service can tell which of these forms
 * an engine understands.
 *
 * @param entries as given, in their order; empty for everything
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportOnly(List<String> entries) {
    /** Everything. */
    public static final ExportOnly ALL = new ExportOnly(List.of());

    private static final int MAX_PARTS = 3;

    /** RDS accepts 200 KB. */
    private static final int MAX_BYTES = 200 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9$_]+");

    public ExportOnly {
        entries = List.copyOf(entries);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            String why = fault(entry);
            if (why.isEmpty() && !seen.add(entry)) {
                why = "is listed twice";
            }
            if (!why.isEmpty()) {
                throw Refusal.INVALID_INPUT.because("exportOnly[%d] %s %s.".formatted(i, Text.quoted(entry), why));
            }
        }
        int bytes = entries.stream().mapToInt(String::length).sum();
        if (bytes > MAX_BYTES) {
            throw Refusal.INVALID_INPUT.because(
                    "exportOnly has %d bytes, and RDS takes at most 200 KB (%d): name databases or schemas instead of tables."
                            .formatted(bytes, MAX_BYTES));
        }
    }

    private static String fault(String entry) {
        String[] parts = entry.split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].isEmpty()) {
                return "has an empty part: give database, database.table or database.schema.table";
            }
            if (!NAME.matcher(parts[i]).matches()) {
                return ("names %s, and RDS exports a part by itself only where its names are letters A to Z, digits, $ and"
                                + " _: %s")
                        .formatted(Text.quoted(parts[i]), whole(parts, i));
            }
        }
        return parts.length <= MAX_PARTS ? "" : "has more than three parts: give at most database.schema.table";
    }

    /** What can be exported instead: the whole that contains the part. */
    private static String whole(String[] parts, int part) {
        return part == 0
                ? "leave exportOnly out, to export everything"
                : "give %s, to export all of it"
                        .formatted(Text.quoted(String.join(".", List.of(parts).subList(0, part))));
    }

    /** Whether the other list names the same parts in any order: the service does not preserve the order. */
    public boolean sameAs(List<String> others) {
        return Set.copyOf(entries).equals(new HashSet<>(others));
    }
}
