package io.lakelift.local.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Home;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.local.run.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What a person agrees to before a run in an account: every field that will be sent, and nothing that deceives. */
class ConsentTest {
    private static final CallerAccount ACCOUNT = new CallerAccount(
            AnonymousCredentialsProvider.create(),
            Region.EU_WEST_1,
            "123456789012",
            "arn:aws:sts::123456789012:assumed-role/dev/someone");
    private static final String CLUSTER = "arn:aws:rds:eu-west-1:123456789012:cluster:shop";
    private static final String FILES = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";

    @Command
    private static final class Options {
        @Mixin
        private AccountOptions account;
    }

    @Test
    void export_showsEachFieldOfItsInput() {
        assertThat(shown("""
                {"sourceArn": "%s", "latestSnapshot": true, "exportOnly": ["shop.public.orders", "shop.public.items"],
                 "maxSnapshotAge": "PT2H", "includeManual": true, "reuse": true, "s3Prefix": "by-hand/{date}", "kmsKeyId":
                 "alias/other", "deadline": "PT1H", "schedule": {"arn": "arn:x", "time": "2026-11-21T02:00:00Z"}}""".formatted(CLUSTER)))
                .contains(
                        "  source         " + CLUSTER,
                        "  exportOnly     [\"shop.public.orders\",\"shop.public.items\"]",
                        "  latestSnapshot true",
                        "  maxSnapshotAge PT2H",
                        "  includeManual  true",
                        "  reuse          true",
                        "  to             s3://" + SampleAccount.BUCKET + "/by-hand/{date}/",
                        "  identifier     begins with laptop",
                        "  role           " + SampleAccount.ROLE,
                        "  key            alias/other",
                        "  deadline       PT1H from the start, then the export is cancelled",
                        "  schedule       {\"arn\":\"arn:x\",\"time\":\"2026-11-21T02:00:00Z\"}");
    }

    @Test
    void filesAndCancels_showTheirsToo() {
        assertThat(shown("""
                {"sourceArn": "%s", "paths": ["a", "b"], "report": {"enabled": true, "path": "s3://b/r"}}""".formatted(FILES)))
                .contains(
                        "  paths          [\"a\",\"b\"]", "  report         {\"enabled\":true,\"path\":\"s3://b/r\"}");
        assertThat(shown("{\"cancel\": {\"taskId\": \"task-0123456789abcdef0\"}}"))
                .contains("  cancel         {\"taskId\":\"task-0123456789abcdef0\"}")
                .noneMatch(line -> line.startsWith("  deadline"));
        assertThat(shown("{\"sourceArn\": \"%s\"}".formatted(CLUSTER))).contains("  exportOnly     everything");
    }

    /** What an adoption names is read only once it runs, so that anything can be in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nsource         arn:of:something:harmless",
                "a\u001b[2A\u001b[2Kb",
                "a\u202eb\u2066c",
                "a\u009b2Jb",
                "a\u200bb"
            })
    void falseText_isShownAsItIs(String text) throws JsonProcessingException {
        List<String> lines =
                shown(new ObjectMapper().writeValueAsString(Map.of("adopt", Map.of("exportTaskIdentifier", text))));

        assertThat(lines)
                .allMatch(line -> line.matches("[ -~]+"))
                .hasSize(shown("{\"adopt\": {}}").size());
        assertThat(lines).anyMatch(line -> line.matches("  adopt          \\{\"exportTaskIdentifier\":\"a\\\\[nu].*"));
    }

    @Test
    void falseNames_areOneLineToo() throws JsonProcessingException {
        assertThat(shown(new ObjectMapper()
                        .writeValueAsString(Map.of("adopt", "x", "a\n  source  b", "c\n  source  d"))))
                .noneMatch(line -> line.startsWith("  source"));
    }

    @Test
    void endlessValue_saysThatItIsCut() {
        assertThat(shown("{\"adopt\": {\"taskId\": \"%s\"}}".formatted("x".repeat(100_000))))
                .allMatch(line -> line.length() < 2100)
                .anyMatch(line -> line.endsWith("x… (cut: it has 100013 characters)"));
    }

    private static List<String> shown(String json) {
        try {
            Options options = new Options();
            CommandLine.ParseResult parsed = new CommandLine(options)
                    .parseArgs(
                            "--aws",
                            "--bucket",
                            SampleAccount.BUCKET,
                            "--role",
                            SampleAccount.ROLE,
                            "--key",
                            SampleAccount.KEY_ALIAS);
            options.account.check(parsed);
            AccountInput input =
                    AccountInput.of(new InputFile(Path.of("a.json"), new ObjectMapper().readValue(json, Object.class)));
            Home home = ACCOUNT.home();
            return Consent.of(AccountPlan.of(input, options.account, Map.of(), home), ACCOUNT, Map.of())
                    .lines()
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
