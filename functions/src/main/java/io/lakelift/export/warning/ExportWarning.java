package io.lakelift.export.warning;

import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A parsed WarningMessage. RDS writes an object of three lists; if all of them are empty, it is not a warning. Any
 * other text counts as a warning and is kept, on one line.
 *
 * @param skippedTables the tables that RDS skipped
 * @param skippedObjectives other objects that it skipped; the name is RDS's own
 * @param general what it says about the export as a whole
 * @param words text in any other form, without JSON's brackets and quotation marks
 * @param cut whether the message was too long to be carried here, so that it may have said more
 */
public record ExportWarning(
        List<Entry> skippedTables,
        List<Entry> skippedObjectives,
        List<Entry> general,
        Optional<String> words,
        boolean cut) {
    private static final String TABLES = "skippedTables";
    private static final String OBJECTIVES = "skippedObjectives";
    private static final String GENERAL = "general";
    private static final String REASON = "reason";
    private static final Set<String> NAMES =
            Set.of("database", "schema", "table", "view", "object", "objective", "target");
    private static final Set<String> NOTHING = Set.of("", "0", "false");
    private static final int LONGEST = 2000;
    private static final int LINE = 300;

    /**
     * One entry of a list.
     *
     * @param name the object's name; empty if RDS gives none
     * @param reason as RDS spells it; empty if it gives none
     */
    public record Entry(String name, String reason) {
        /** Both, on one line. */
        public String line() {
            String both = name.isEmpty() || reason.isEmpty() ? name + reason : name + ": " + reason;
            return Text.line(both, LINE);
        }
    }

    public ExportWarning {
        skippedTables = List.copyOf(skippedTables);
        skippedObjectives = List.copyOf(skippedObjectives);
        general = List.copyOf(general);
    }

    /** Empty if the message is not a warning. */
    public static Optional<ExportWarning> read(String message) {
        return Optional.of(parsed(message)).filter(ExportWarning::says);
    }

    private static ExportWarning parsed(String message) {
        JsonText.Reading reading;
        try {
            reading = JsonText.read(message);
        } catch (JsonText.Malformed e) {
            return inWords(unbracketed(message), false); // there is nothing but its own words
        }
        if (reading.value() instanceof String inner && message.strip().startsWith("\"") && !inner.equals(message)) {
            return parsed(inner); // JSON inside JSON text
        }
        if (!(reading.value() instanceof Map<?, ?> members)) {
            return inWords(reading.cut() ? unbracketed(message) : said(reading.value()), reading.cut());
        }
        ExportWarning read = ofMembers(members, reading.cut());
        return read.cut() && !read.names() && read.words().isEmpty() ? inWords(unbracketed(message), true) : read;
    }

    private static ExportWarning inWords(String words, boolean cut) {
        Optional<String> said = Optional.of(Text.line(words, LONGEST)).filter(line -> !line.isEmpty());
        return new ExportWarning(List.of(), List.of(), List.of(), said, cut);
    }

    private static ExportWarning ofMembers(Map<?, ?> members, boolean cut) {
        Map<String, List<Entry>> lists = new LinkedHashMap<>();
        List<String> words = new ArrayList<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (Set.of(TABLES, OBJECTIVES, GENERAL).contains(name) && value instanceof List<?> list) {
                lists.put(name, entries(list, name.equals(GENERAL)));
            } else if (!NOTHING.contains(said(value))) {
                words.add(name + ": " + said(value));
            }
        });
        return new ExportWarning(
                lists.getOrDefault(TABLES, List.of()),
                lists.getOrDefault(OBJECTIVES, List.of()),
                lists.getOrDefault(GENERAL, List.of()),
                Optional.of(Text.line(String.join("; ", words), LONGEST)).filter(line -> !line.isEmpty()),
                cut);
    }

    private boolean names() {
        return !skippedTables.isEmpty() || !skippedObjectives.isEmpty() || !general.isEmpty();
    }

    private boolean says() {
        return names() || words.isPresent();
    }

    private static List<Entry> entries(List<?> list, boolean general) {
        List<Entry> entries = new ArrayList<>();
        for (Object each : list) {
            if (each instanceof Map<?, ?> members) {
                entries.add(entry(members));
            } else if (!said(each).isEmpty()) {
                entries.add(general ? new Entry("", said(each)) : new Entry(said(each), ""));
            }
        }
        return entries;
    }

    /**
     * Its name may be in several fields, such as databaseName and tableName; what is neither name nor reason is
     * appended to the reason.
     */
    private static Entry entry(Map<?, ?> members) {
        List<String> names = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        members.forEach((key, value) -> {
            String field = String.valueOf(key);
            String lower = field.toLowerCase(Locale.ROOT);
            if (said(value).isEmpty()) {
                return;
            }
            if (lower.equals(REASON)) {
                reasons.addFirst(said(value));
            } else if (lower.endsWith("name") || NAMES.contains(lower)) {
                names.add(said(value));
            } else {
                reasons.add(field + " " + said(value));
            }
        });
        String name = String.join(".", names);
        String reason = String.join(", ", reasons);
        return name.isEmpty() && reason.isEmpty() ? new Entry("an entry without a name", "") : new Entry(name, reason);
    }

    /** A value in words: the contents of an object or a list, one after the other. */
    private static String said(Object value) {
        return switch (value) {
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .filter(member -> !said(member.getValue()).isEmpty())
                        .map(member -> member.getKey() + " " + said(member.getValue()))
                        .collect(Collectors.joining(", "));
            case Collection<?> elements ->
                elements.stream()
                        .map(ExportWarning::said)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("; "));
            default -> Text.line(withoutJson(String.valueOf(value)), LONGEST);
        };
    }

    /** Text may itself contain JSON. */
    private static String withoutJson(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return text;
        }
        try {
            JsonText.Reading reading = JsonText.read(text);
            return reading.cut() ? text : said(reading.value());
        } catch (JsonText.Malformed e) {
            return text; // a name or sentence that begins like JSON
        }
    }

    /** Text intended as JSON that cannot be parsed, without its punctuation; any other text unchanged. */
    private static String unbracketed(String message) {
        return message.strip().matches("(?s)[\\[{\"].*")
                ? message.replaceAll("[\\[\\]{}\"\\\\]+", " ")
                        .replaceAll("\\s+", " ")
                        .replaceAll(" (?=[,:;])", "")
                        .strip()
                : message;
    }
}
