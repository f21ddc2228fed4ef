package io.lakelift.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakelift.asl.StrictJson;
import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An execution's input, read from the file that the argument FILE names, or from standard input if FILE is {@code -}.
 * If FILE describes a deployment, the input is the one for the schedule that is played.
 *
 * @param input the JSON as maps, lists, strings, numbers and booleans; null for JSON's null
 */
public record InputFile(Path path, Object input) {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_REASON = 300;
    private static final String TWICE = "Duplicate field '";

    /** @throws UsageError if the file cannot be read, is not JSON, or has a field twice */
    public static InputFile read(Path path) {
        try {
            byte[] bytes = isStandardInput(path) ? System.in.readAllBytes() : Files.readAllBytes(path);
            // Some editors begin a file with a byte order mark.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .replaceFirst("^\ufeff", "");
            return new InputFile(path, MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new UsageError(unreadable(path, e));
        } catch (CharacterCodingException e) {
            throw new UsageError("FILE %s is not in UTF-8: save it as UTF-8.".formatted(path));
        } catch (IOException e) {
            throw new UsageError("FILE %s cannot be read: give a file with the execution's input.".formatted(path));
        }
    }

    public static boolean isStandardInput(Path path) {
        return path.toString().equals("-");
    }

    private static String unreadable(Path path, JsonProcessingException e) {
        String said = Text.line(StrictJson.reason(e), LONGEST_REASON);
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        return said.startsWith(TWICE)
                ? "FILE %s: %s"
                        .formatted(
                                path,
                                Fields.twice(
                                        Text.quoted(said.substring(TWICE.length(), said.length() - 1)),
                                        ", again in line " + line))
                : "FILE %s is not JSON at line %d: %s.".formatted(path, line, said.replaceFirst("[. ]+$", ""));
    }

    /** The file's name as a valid execution name: without {@code .json}, shortened if necessary. */
    public String executionName() {
        if (isStandardInput(path)) {
            return "standard-input";
        }
        String name = path.getFileName().toString().replaceFirst("\\.json$", "").replaceAll("[^0-9A-Za-z_.-]", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
