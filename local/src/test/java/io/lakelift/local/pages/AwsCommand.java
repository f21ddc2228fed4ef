package io.lakelift.local.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/**
 * A call of the AWS CLI. Where the service's SDK is here, its model says which operations and options there are; of the
 * others only the form is checked.
 */
final class AwsCommand {
    private static final String MODELS = "software.amazon.awssdk.services.";

    /** The CLI's names of the services whose SDK is here. */
    private static final Map<String, String> MODELLED =
            Map.of("rds", "rds", "fsx", "fsx", "stepfunctions", "sfn", "sns", "sns", "sts", "sts", "glue", "glue");

    private static final Set<String> OTHERS = Set.of(
            "athena",
            "backup",
            "cloudformation",
            "cloudwatch",
            "events",
            "kms",
            "lambda",
            "s3",
            "s3api",
            "scheduler",
            "sqs",
            "sso");

    /** What every call takes, and what the CLI adds to those that answer in pages. */
    private static final Set<String> COMMON = Set.of("query", "output", "profile", "region", "maxitems");

    /** What the CLI calls otherwise than the service does. */
    private static final Map<String, String> RENAMED = Map.of("notificationendpoint", "endpoint");

    private final List<String> words;

    private AwsCommand(List<String> words) {
        this.words = words;
    }

    /** What is wrong with it; empty where nothing is. */
    static List<String> findings(List<String> words) {
        return new AwsCommand(words).findings();
    }

    private List<String> findings() {
        if (words.size() == 2 && words.get(1).equals("login")) {
            return List.of(); // a command of the CLI's own
        }
        if (words.size() < 3 || !words.get(2).matches("[a-z][a-z0-9-]+")) {
            return List.of("give a service and an operation");
        }
        String service = words.get(1);
        List<String> findings = new ArrayList<>(json());
        if (MODELLED.containsKey(service) && !words.get(2).equals("wait")) {
            findings.addAll(options(MODELS + MODELLED.get(service) + ".model." + pascal(words.get(2)) + "Request"));
        } else if (!MODELLED.containsKey(service) && !OTHERS.contains(service)) {
            findings.add("service %s is not supported".formatted(service));
        }
        return findings;
    }

    private List<String> json() {
        List<String> findings = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("{") || word.startsWith("[{")) {
                try {
                    ShownJson.values(word);
                } catch (JsonProcessingException e) {
                    findings.add("%s is not JSON: %s".formatted(word, e.getOriginalMessage()));
                }
            }
        }
        return findings;
    }

    private List<String> options(String request) {
        Set<String> known = new HashSet<>(COMMON);
        try {
            Object builder = Class.forName(request).getMethod("builder").invoke(null);
            known.addAll(((SdkPojo) builder)
                    .sdkFields().stream()
                            .map(field -> plain(field.memberName()))
                            .collect(Collectors.toSet()));
        } catch (ReflectiveOperationException e) {
            return List.of("operation %s is not known".formatted(words.get(2)));
        }
        return words.stream()
                .skip(3)
                .filter(word -> word.startsWith("--"))
                .filter(option -> Stream.of(option, option.replaceFirst("^--no-", "--"))
                        .map(AwsCommand::plain)
                        .map(name -> RENAMED.getOrDefault(name, name))
                        .noneMatch(known::contains))
                .map("option %s is not known"::formatted)
                .toList();
    }

    private static String plain(String name) {
        return name.replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static String pascal(String operation) {
        return Stream.of(operation.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }
}
