package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.fakes.Scenario;
import io.lakelift.local.pages.CommandJudge;
import io.lakelift.local.pages.MarkdownPage;
import io.lakelift.local.pages.PageJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** Whatever a page shows can be done: links lead somewhere, commands exist, JSON parses, files deploy, inputs run. */
class DocumentationTest {
    private static final Path HOME = Path.of("..");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
            TreeSet<Path> pages = new TreeSet<>(
                    docs.filter(file -> file.toString().endsWith(".md")).toList());
            Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md")
                    .map(HOME::resolve)
                    .forEach(pages::add);
            return pages.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void page_showsNothingThatIsNotThere(Path page) {
        assertThat(judged(MarkdownPage.read(page)).findings()).isEmpty();
    }

    /**
     * By the real state machines and the packaged functions; what the sample account has not may be missed, the input
     * not.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void inputOfAPage_isTaken(JsonNode input) {
        Lab.Night night = Lab.play(Scenario.COMPLETE, Lab.MAPPER.convertValue(input, Object.class));

        assertThat(night.status()).doesNotContain("InvalidInput", "EventRefused");
    }

    static Stream<JsonNode> inputs() throws IOException {
        return pages().map(MarkdownPage::read)
                .flatMap(page -> judged(page).inputs().stream())
                .distinct();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a page](no-such-page.md)",
                "[a heading](security.md#no-such-heading)",
                "[here](#no-such-heading)",
                "`./lakelift rnu events/snapshot.json`",
                "`./lakelift run events/snapshot.json --senario failed`",
                "`./lakelift run events/no-such-sample.json`",
                "`aws rds describe-export-task`",
                "`aws rds describe-export-tasks --status complete`",
                "`aws rsd describe-export-tasks`",
                "`aws rds describe-export-tasks --filters '[{\"Name\": \"status\",}]'`",
                "`aws stepfunctions stop-execution --execution-arn 'EXECUTION_ARN`",
                "`cd no-such-folder`",
                "`node_modules/.bin/cdk deplyo`",
                "`{\"sweep\": true,}`",
                "```json\n{\"sourceArn\": \"a\" \"b\"}\n```",
                "```json\n{\"a\": 1, \"a\": 2}\n```",
                "```yaml\nnotices:\n  subscribers: []\n```",
                "```yaml\nexports:\n  deadline: 12 hours\n```",
                "```\n./lakelift chekc infra/lakelift.yaml\n```",
                "```\naws sns subscribe --topic TOPIC_ARN\n```",
                "```\n./lakelfit run events/snapshot.json\n```",
                "```toml\na = 1\n```"
            })
    void fault_isFound(String fault) {
        assertThat(judged(new MarkdownPage(HOME.resolve("docs/broken.md"), "A text.\n\n" + fault + "\n"))
                        .findings())
                .hasSize(1);
    }

    private static PageJudge.Judgement judged(MarkdownPage page) {
        return PageJudge.of(page, new CommandJudge(HOME, DocumentationTest::misused));
    }

    /** Reads the words as the command would, and runs nothing. */
    private static List<String> misused(List<String> words) {
        try {
            Lakelift.commandLine().parseArgs(words.toArray(String[]::new));
            return List.of();
        } catch (ParameterException e) {
            return Arrays.asList(e.getMessage());
        }
    }
}
