package io.lakelift.local.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.config.Config;
import io.lakelift.config.InvalidConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what is wrong in a page: a link that leads nowhere, a command that there is not, JSON that does not parse, a
 * file that a deployment could not be made of. Each block has to be something that can be judged.
 */
public final class PageJudge {
    /**
     * How blocks begin that are neither commands nor data: drawings, what a command prints, queries of Logs Insights.
     */
    private static final Pattern TEXT =
            Pattern.compile("(?s) execution input .*|Lakelift runs .*|fields .*|EXPORT_TASK_IDENTIFIER/.*");

    private static final Set<String> INPUTS = Set.of("sourceArn", "sources", "tags", "cancel", "adopt", "sweep");
    private static final Pattern COMMAND = Pattern.compile(
            "(\\./lakelift|aws|cd|mvn|npm|git|cat|node_modules/\\.bin/cdk|judges/\\w+(/\\w+)?)( .*|$)", Pattern.DOTALL);

    private final MarkdownPage page;
    private final CommandJudge commands;
    private final List<String> findings = new ArrayList<>();
    private final List<JsonNode> inputs = new ArrayList<>();

    private PageJudge(MarkdownPage page, CommandJudge commands) {
        this.page = page;
        this.commands = commands;
    }

    /**
     * What a page holds.
     *
     * @param findings what is wrong, a sentence each
     * @param inputs of executions that it shows, in blocks and in commands, with an account and a Region in them
     */
    public record Judgement(List<String> findings, List<JsonNode> inputs) {}

    /** Judges a page, whose commands are for the root of this checkout. */
    public static Judgement of(MarkdownPage page, CommandJudge commands) {
        PageJudge judge = new PageJudge(page, commands);
        page.links().forEach(judge::link);
        page.blocks().forEach(judge::block);
        page.inline().stream().map(PageJudge::filledIn).forEach(judge::inline);
        return new Judgement(judge.findings, judge.inputs);
    }

    /** As one would fill it in. */
    private static String filledIn(String text) {
        return text.replace("REGION", "eu-west-1").replace("ACCOUNT", "123456789012");
    }

    private void link(String target) {
        if (target.matches("(https?|mailto):.*")) {
            return;
        }
        String file = target.replaceFirst("#.*", "");
        Path led = file.isEmpty() ? page.path() : page.path().resolveSibling(file);
        if (!Files.exists(led)) {
            findings.add("the link %s leads to no file".formatted(target));
        } else if (target.contains("#") && !MarkdownPage.read(led).anchors().contains(target.replaceFirst(".*#", ""))) {
            findings.add("the link %s leads to no heading of its page".formatted(target));
        }
    }

    private void block(MarkdownPage.Block block) {
        String text = filledIn(block.text());
        switch (block.language()) {
            case "json" -> json(text);
            case "yaml" -> deployment(text);
            case "sh" -> command(text);
            case "sql", "hcl", "text" -> {}
            case "python" -> {} // judges/tables/readers.py runs them
            case "" -> {
                if (COMMAND.matcher(text).matches()) {
                    command(text);
                } else if (!TEXT.matcher(block.text()).matches()) {
                    wrong(text, "a block of nothing that is known here: say text, json, yaml, sh, sql, python or hcl");
                }
            }
            default -> wrong(text, "nobody judges blocks of " + block.language());
        }
    }

    private void inline(String code) {
        if (code.contains("…")) {
            return;
        }
        if (code.startsWith("{\"")) {
            json(code);
        } else if (code.matches("\\./lakelift \\w+")) {
            command(code + " --help"); // only named, so that nothing is missing
        } else if (code.contains(" ") && COMMAND.matcher(code).matches()) {
            command(code);
        }
    }

    private void json(String text) {
        try {
            ShownJson.values(text).forEach(this::input);
        } catch (JsonProcessingException e) {
            wrong(text, "not JSON: " + e.getOriginalMessage());
        }
    }

    /** In a pattern of EventBridge the detail-type is a list; what has a version is an answer of ours. */
    private void input(JsonNode value) {
        if (value.has("schemaVersion")) {
            return;
        }
        if (INPUTS.stream().anyMatch(value::has) || value.path("detail-type").isTextual()) {
            inputs.add(value);
        }
    }

    /** A whole file, or some of its keys: all may be left out. */
    private void deployment(String text) {
        try {
            Path file = Files.createTempFile("page", ".yaml");
            try {
                Files.writeString(file, text);
                Config.read(file);
            } catch (InvalidConfig e) {
                e.mistakes().forEach(mistake -> wrong(text, mistake.sentence()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void command(String text) {
        try {
            for (List<String> words : ShellCommands.of(text)) {
                commands.findings(words).forEach(finding -> wrong(String.join(" ", words), finding));
                int input = words.indexOf("--input") + 1;
                if (input > 0 && input < words.size() && !words.get(input).startsWith("$(")) {
                    json(words.get(input));
                }
                words.stream()
                        .filter(word -> word.startsWith("$("))
                        .forEach(word -> command(word.substring(2, word.length() - 1)));
            }
        } catch (IllegalArgumentException e) {
            wrong(text, e.getMessage());
        }
    }

    private void wrong(String where, String why) {
        findings.add("%s: %s".formatted(where.strip().lines().findFirst().orElse(""), why));
    }
}
