package io.lakelift.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema beside the file, with a validator that others wrote. */
final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = schema();

    private Schemas() {}

    /** What an editor would underline; empty if nothing is wrong. */
    static Set<String> findings(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Object read = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            Set<String> findings = new TreeSet<>();
            SCHEMA.validate(JSON.valueToTree(read)).forEach(finding -> findings.add(finding.getMessage()));
            return findings;
        }
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(JSON.readTree(TestFiles.SCHEMA.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
