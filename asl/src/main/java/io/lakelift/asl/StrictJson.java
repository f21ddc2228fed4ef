package io.lakelift.asl;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON text. Like Step Functions, it refuses duplicate keys and anything after the value. */
public final class StrictJson {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper PRETTY = STRICT.copy().enable(SerializationFeature.INDENT_OUTPUT);

    private StrictJson() {}

    /**
     * @throws IllegalArgumentException if the text is not JSON; the message lacks its subject: "is not strict JSON at
     *     line …"
     */
    public static Object read(String text) {
        try {
            return STRICT.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw new IllegalArgumentException("is not strict JSON%s: %s".formatted(where, reason(e)), e);
        }
    }

    /** Returns Jackson's message, or a plainer one if Jackson's mentions its own code. */
    public static String reason(JsonProcessingException e) {
        return e.getOriginalMessage().startsWith("Trailing token")
                ? "Something follows after the value"
                : e.getOriginalMessage();
    }

    public static String write(Object value) {
        return write(STRICT, value);
    }

    static String pretty(Object value) {
        return write(PRETTY, value);
    }

    private static String write(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(Values.outer(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON value: " + value, e);
        }
    }

    /** How many bytes of UTF-8 the value takes as compact JSON: what the service's payload quota counts. */
    public static long bytes(Object value) {
        if (value instanceof Map<?, ?> map) {
            long sum = map.isEmpty() ? 2 : 1L + map.size();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                sum += bytes(entry.getKey()) + 1 + bytes(entry.getValue());
            }
            return sum;
        }
        if (value instanceof List<?> list) {
            long sum = list.isEmpty() ? 2 : 1L + list.size();
            for (Object item : list) {
                sum += bytes(item);
            }
            return sum;
        }
        if (value instanceof String text) {
            return 2 + bytes(text);
        }
        return value == null || value == Jsonata.NULL_VALUE
                ? 4
                : value.toString().length();
    }

    private static long bytes(String text) {
        long sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += bytes(text.charAt(i));
        }
        return sum;
    }

    private static int bytes(char character) {
        if (character < 0x80) {
            boolean escapedShort = "\"\\\b\t\n\f\r".indexOf(character) >= 0;
            return escapedShort ? 2 : character < 0x20 ? 6 : 1;
        }
        // Half of a surrogate pair is two of the four bytes.
        return character < 0x800 || Character.isSurrogate(character) ? 2 : 3;
    }
}
