package io.lakelift.export;

import io.lakelift.export.error.InvalidInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of a source that are exported: {@code database}, {@code database.table}, {@code database.schema} or
 * {@code database.schema.table}. Which of them an engine understands only the service knows.
 *
 * @param entries as given, in their order; empty for everything
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartExportTask.html">StartExportTask</a>
 */
public record ExportOnly(List<String> entries) {
    /** Everything. */
    public static final ExportOnly ALL = new ExportOnly(List.of());

    private static final int MAX_PARTS = 3;

    public ExportOnly {
        entries = List.copyOf(entries);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            String entry = entries.get(i);
            String why = fault(entry);
            if (why.isEmpty() && !seen.add(entry)) {
                why = "stands there twice: name it once";
            }
            if (!why.isEmpty()) {
                throw new InvalidInput("exportOnly[%d] %s %s.".formatted(i, Text.quoted(entry), why));
            }
        }
    }

    private static String fault(String entry) {
        String[] parts = entry.split("\\.", -1);
        for (String part : parts) {
            if (part.isEmpty() || !part.equals(Text.line(part, Integer.MAX_VALUE))) {
                return "has an empty part, a control character or a space at an end:"
                        + " give database, database.table or database.schema.table";
            }
        }
        return parts.length <= MAX_PARTS ? "" : "has more than three parts: give at most database.schema.table";
    }

    /** Whether the other names the same parts, in whatever order: the service does not keep it. */
    public boolean sameAs(List<String> others) {
        return Set.copyOf(entries).equals(new HashSet<>(others));
    }
}
