package io.lakelift.handler;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a call of a function contains, as far as it can be read. If the payload contains the execution's input, that is
 * its last field, so an input that cannot be read is still answered with a refusal.
 *
 * @param json the payload; if a field of it cannot be read, only the fields before that one
 * @param fault why a field cannot be read; empty if the whole payload was read
 */
record Payload(JsonNode json, Optional<ExportRefused> fault) {
    private static final String TWICE = "Duplicate field '";

    /** Reads one field's value, which is followed by the next field. */
    private static final ObjectReader FIELD =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static Payload read(InputStream in) throws IOException {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        try (JsonParser parser = Json.MAPPER.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                JsonNode other = parser.currentToken() == null ? MissingNode.getInstance() : FIELD.readTree(parser);
                return new Payload(other, Optional.empty());
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.set(name, FIELD.readTree(parser));
            }
            return new Payload(fields, Optional.empty());
        } catch (JsonProcessingException e) {
            return new Payload(fields, Optional.of(Refusal.INVALID_INPUT.because(unreadable(e.getOriginalMessage()))));
        }
    }

    private static String unreadable(String said) {
        return said.startsWith(TWICE)
                ? Fields.twice(Text.quoted(said.substring(TWICE.length(), said.length() - 1)), " in the payload")
                : ("the payload cannot be read, %s: give JSON nested at most %d levels deep, with numbers of at most"
                                + " %d digits.")
                        .formatted(Text.line(said, 200), Json.DEEPEST, Json.LONGEST_NUMBER);
    }
}
