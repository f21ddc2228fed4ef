package io.lakelift.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A checkout as small as the app can do with: tests of the stack need no real jar.
 */
final class Checkout {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Checkout() {}

    static Repository in(Path folder) {
        try {
            write(folder.resolve("functions/pom.xml"), "");
            write(folder.resolve("functions/target/lakelift-lambda.jar"), "a jar");
            write(folder.resolve("tables/target/lakelift-tables-lambda.jar"), "another jar");
            for (String name : List.of("export", "fleet", "stopped", "sweep")) {
                write(
                        folder.resolve("statemachine/" + name + ".asl.json"),
                        Repository.here().definition(name));
            }
            write(folder.resolve("infra/lakelift.yaml"), Files.readString(shipped()));
            return new Repository(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file that is shipped. */
    static Path shipped() {
        return Repository.here().root().resolve("infra/lakelift.yaml");
    }

    /** A file with every key that there is. */
    static Path everything() {
        return Repository.here().root().resolve("infra/src/test/resources/everything.yaml");
    }

    /** A file with tables in what the stack makes itself. */
    static Path tables() {
        return Repository.here().root().resolve("infra/src/test/resources/tables.yaml");
    }

    /** The context that cdk.json gives to every run. */
    static Map<String, Object> cdkJsonContext() {
        try {
            JsonNode cdkJson = JSON.readTree(
                    Repository.here().root().resolve("infra/cdk.json").toFile());
            return JSON.convertValue(cdkJson.get("context"), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
