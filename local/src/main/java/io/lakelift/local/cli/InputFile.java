package io.lakelift.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** FILE of the command: an execution's input, and a name for the execution. */
record InputFile(Path path, Object input) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int LONGEST_NAME = 80;

    /** @throws Unusable where it is no file, or no JSON */
    static InputFile read(Path path) {
        try {
            return new InputFile(path, MAPPER.readValue(Files.readString(path), Object.class));
        } catch (JsonProcessingException e) {
            throw new Unusable("FILE %s is not JSON at line %d: %s"
                    .formatted(
                            path,
                            e.getLocation().getLineNr(),
                            e.getOriginalMessage().replaceAll("\\s+", " ")));
        } catch (IOException e) {
            throw new Unusable("FILE %s cannot be read: give a file with the execution's input.".formatted(path));
        }
    }

    /** The file's name, as far as an execution can have it. */
    String executionName() {
        String name = path.getFileName().toString().replaceFirst("\\.json$", "").replaceAll("[^0-9A-Za-z_.-]", "-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
