package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.local.property.Edit;
import io.lakelift.local.run.InputFile;
import io.lakelift.local.run.LocalWorkflow;
import io.lakelift.local.run.Preconditions;
import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever FILE contains, the command reads it and knows what to run, or says in one sentence what is wrong with it.
 */
class InputFilePropertyTest {
    private static final Path FILE = file();
    private static final List<String> GOOD = List.of(
            "{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:snapshot:orders\", \"exportOnly\": [\"a\"], \"deadline\": \"PT1H\"}",
            "{\"sweep\": true}",
            "{\"cancel\": {\"executionArn\": \"arn:aws:states:eu-west-1:123456789012:execution:e:n\"}}",
            "{\"detail-type\": \"Step Functions Execution Status Change\", \"source\": \"aws.states\", \"detail\": {\"name\": \"n\","
                    + " \"executionArn\": \"arn:aws:states:eu-west-1:123456789012:execution:e:n\", \"status\": \"ABORTED\","
                    + " \"startDate\": 1795149000000, \"stopDate\": 1795149667000, \"input\": \"{}\"}}");

    @Provide
    Arbitrary<String> contents() {
        Arbitrary<String> words = Arbitraries.of(
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\\",
                "\\ud800",
                "1e999",
                "null",
                "\u0000",
                "\r\n",
                "\ufeff",
                "\"sweep\":",
                "\"sourceArn\":1,",
                "\"cancel\":1,",
                "true",
                "{}",
                "[".repeat(2_000),
                "9".repeat(2_000));
        Arbitrary<Edit> edits = Edit.edits(300, 12, words);
        return Combinators.combine(Arbitraries.of(GOOD), edits.list().ofMaxSize(3))
                .as(Edit::edited);
    }

    @Property(seed = "20261121")
    void file_isReadOrRefusedInASentence(@ForAll("contents") String content) throws IOException {
        Files.write(FILE, content.getBytes(StandardCharsets.UTF_8));
        try {
            InputFile read = InputFile.read(FILE);
            assertThat(LocalWorkflow.of(read.input())).isNotNull();
            assertThat(Preconditions.of(read.input())).isNotNull();
            assertThat(read.executionName()).matches("[0-9A-Za-z_.-]{1,80}");
        } catch (UsageError e) {
            assertThat(e.getMessage()).startsWith("FILE " + FILE).endsWith(".").hasSizeLessThan(600);
            assertThat(e.getMessage()).doesNotContainPattern("[\\p{Cc}]").doesNotContain("Exception", "java.");
        }
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.deleteIfExists(FILE);
    }

    private static Path file() {
        try {
            return Files.createTempFile("lakelift-input", ".json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
