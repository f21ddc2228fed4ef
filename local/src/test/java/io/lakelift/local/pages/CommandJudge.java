package io.lakelift.local.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Says what is wrong with one command of a page. */
public final class CommandJudge {
    private static final Set<String> CDK = Set.of("bootstrap", "deploy", "destroy", "diff", "synth");

    /** Those that the pages ask people to write. */
    private static final Set<String> FILES_OF_PEOPLE =
            Set.of("FILE", "infra/production.yaml", "infra/development.yaml");

    private static final Set<String> FOLDERS_OF_PEOPLE = Set.of("..");

    private final Path root;
    private final Function<List<String>, List<String>> lakelift;

    /**
     * @param root of the checkout
     * @param lakelift says what is wrong with the words after {@code ./lakelift}
     */
    public CommandJudge(Path root, Function<List<String>, List<String>> lakelift) {
        this.root = root;
        this.lakelift = lakelift;
    }

    List<String> findings(List<String> words) {
        return switch (words.getFirst()) {
            case "./lakelift" -> ofLakelift(words.subList(1, words.size()));
            case "aws" -> AwsCommand.findings(words);
            case "cd" -> missing(words.subList(1, 2), FOLDERS_OF_PEOPLE);
            case "node_modules/.bin/cdk" ->
                words.size() == 1 || CDK.contains(words.get(1))
                        ? List.of()
                        : List.of("cdk has no command " + words.get(1));
            case "mvn", "npm", "git", "grep", "jq", "cat", "python3" -> List.of();
            case "judges/run" -> missing(List.of("judges/" + words.get(1)), Set.of());
            default ->
                words.getFirst().startsWith("judges/")
                        ? missing(words.subList(0, 1), Set.of())
                        : List.of("no command that is known here");
        };
    }

    private List<String> ofLakelift(List<String> words) {
        List<String> given =
                words.stream().map(word -> word.matches("[NSK]") ? "1" : word).toList();
        List<String> wrong = lakelift.apply(given);
        return wrong.isEmpty()
                ? missing(
                        given.stream()
                                .filter(word -> word.matches("[\\w./-]+\\.(json|yaml)"))
                                .toList(),
                        FILES_OF_PEOPLE)
                : wrong;
    }

    private List<String> missing(List<String> files, Set<String> allowed) {
        return files.stream()
                .filter(file -> !allowed.contains(file) && !Files.exists(root.resolve(file)))
                .map("%s is not there"::formatted)
                .toList();
    }
}
