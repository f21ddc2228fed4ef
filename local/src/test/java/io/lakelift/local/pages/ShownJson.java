package io.lakelift.local.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** JSON as the pages show it: one value, the elements of a list, or a value on each line. */
final class ShownJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ShownJson() {}

    static List<JsonNode> values(String text) throws JsonProcessingException {
        List<JsonNode> values = new ArrayList<>();
        try {
            MAPPER.readTree("[" + text + "]").forEach(values::add);
        } catch (JsonProcessingException e) {
            String[] lines = text.strip().split("\n");
            if (lines.length == 1) {
                throw e;
            }
            values.clear();
            for (String line : lines) {
                values.add(parsedOr(line, e));
            }
        }
        return values;
    }

    /** Where not every line is a value, the fault is that of the whole. */
    private static JsonNode parsedOr(String line, JsonProcessingException fault) throws JsonProcessingException {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw fault;
        }
    }
}
