package io.lakelift.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * A WarningMessage, read. RDS writes a JSON text that names skipped tables; where it writes anything else, its own words
 * are told.
 *
 * @param skippedTables each as a line for people, {@code NAME: REASON} where the service gives one
 * @param count of all skipped tables; only the first two hundred are listed
 * @param text the message itself, cleaned and cut
 */
record Warning(List<String> skippedTables, int count, String text) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MAX_TABLES = 200;
    private static final int LINE = 300;
    private static final int TEXT = 2000;

    Warning {
        skippedTables = List.copyOf(skippedTables);
    }

    static Warning read(String message) {
        List<String> tables = new ArrayList<>();
        try {
            for (JsonNode table : MAPPER.readTree(message).path("skippedTables")) {
                tables.add(Text.line(described(table), LINE));
            }
        } catch (JsonProcessingException e) {
            tables.clear(); // not JSON: its own words are all there is
        }
        return new Warning(
                tables.subList(0, Math.min(tables.size(), MAX_TABLES)), tables.size(), Text.line(message, TEXT));
    }

    /** The tables counted where they can be read, the service's own words where not. */
    String sentence() {
        return skippedTables.isEmpty() ? text : "RDS skipped tables: " + count + ".";
    }

    private static String described(JsonNode table) {
        if (!table.isObject()) {
            return table.asText();
        }
        List<String> parts = new ArrayList<>();
        table.forEach(part -> parts.add(part.isValueNode() ? part.asText() : part.toString()));
        return String.join(": ", parts);
    }
}
