package io.lakelift.config;

import io.lakelift.input.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Refuses a file of which each part is valid, but which as a whole exceeds a quota of AWS: the deployment or its nights
 * would fail.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda environment
 *     variables</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions quotas</a>
 */
final class AwsQuotas {
    /** For the names and values of a function's environment variables together. */
    private static final int ENVIRONMENT_BYTES = 4096;

    /** The five variables that name resources of the stack, with ARNs of at most 150 bytes. */
    private static final int RESOURCE_VARIABLES_BYTES = 864;

    /** For the input of an execution. */
    private static final int INPUT_BYTES = 262_144;

    /** What EventBridge Scheduler fills in, and a bucket's name, have at most this size. */
    private static final String LONGEST_NAME = "x".repeat(200);

    private static final String TIME = "2026-11-20T03:00:00Z";

    /** Of the 500 resources of a CloudFormation stack; the others are needed by the rest of the deployment. */
    static final int SCHEDULES_AND_RULES = 400;

    private AwsQuotas() {}

    /** @param file the file that {@code config} was read from, without mistakes */
    static void check(Config config, Tree file, Mistakes mistakes) {
        Tree schedules = value(file, "schedules");
        for (int i = 0; i < config.schedules().size(); i++) {
            checkInput(config.schedules().get(i), i, schedules.entries().get(i), mistakes);
        }
        checkEnvironment(config, file, mistakes);
        checkResources(config, schedules, mistakes);
    }

    private static void checkInput(Schedule schedule, int index, Tree where, Mistakes mistakes) {
        int bytes = ConfigJson.of(schedule.asInput(LONGEST_NAME, TIME)).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > INPUT_BYTES) {
            mistakes.add(
                    where,
                    "schedules[%d] becomes an input of %,d bytes, and Step Functions accepts %,d: split its sources across several schedules."
                            .formatted(index, bytes, INPUT_BYTES));
        }
    }

    private static void checkEnvironment(Config config, Tree file, Mistakes mistakes) {
        int bytes = RESOURCE_VARIABLES_BYTES
                + bytes(FunctionVariables.of(config))
                + bytes(FunctionVariables.ofTables(
                        config, config.storage().bucketName().orElse(LONGEST_NAME)));
        if (bytes > ENVIRONMENT_BYTES) {
            mistakes.add(
                    value(file, Combinations.of(config).isEmpty() ? "sources" : "schedules"),
                    "sources, and schedules with a bucket, prefix, role or key of their own, need %,d bytes of the functions' environment, which has %,d: let tags choose the sources of such schedules, or move schedules to another deployment."
                            .formatted(bytes, ENVIRONMENT_BYTES));
        }
    }

    private static void checkResources(Config config, Tree where, Mistakes mistakes) {
        int count = config.schedules().size() + config.onSnapshotCreated().size();
        if (count > SCHEDULES_AND_RULES) {
            mistakes.add(
                    where,
                    "schedules and onSnapshotCreated have %d entries together: give at most %d, and move the others to another deployment."
                            .formatted(count, SCHEDULES_AND_RULES));
        }
    }

    private static int bytes(Map<String, String> variables) {
        return variables.entrySet().stream()
                .flatMap(variable -> List.of(variable.getKey(), variable.getValue()).stream())
                .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static Tree value(Tree file, String field) {
        return file.fields().stream()
                .filter(each -> each.getKey().text().equals(field))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(file);
    }
}
