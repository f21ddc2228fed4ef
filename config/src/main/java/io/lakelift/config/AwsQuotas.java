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
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html">CloudFormation
 *     quotas</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM quotas</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions quotas</a>
 */
final class AwsQuotas {
    /** For the names and values of a function's environment variables together. */
    private static final int ENVIRONMENT_BYTES = 4096;

    /** The five variables that name resources of the stack, with ARNs of at most 150 bytes. */
    private static final int RESOURCE_VARIABLES_BYTES = 864;

    /** For the input of an execution, and for what EventBridge Scheduler passes to a function. */
    private static final int INPUT_BYTES = 262_144;

    /** What EventBridge Scheduler fills in, and a bucket's name, have at most this size. */
    private static final String LONGEST_NAME = "x".repeat(200);

    private static final String TIME = "2026-11-20T03:00:00Z";

    /** What a measurement's payload has around the sources: the schedule's ARN, and its time twice. */
    private static final int REST_OF_MEASUREMENT = 500;

    /** For the inline policies of a role together. */
    private static final int ROLE_CHARACTERS = 10_240;

    /** For a template, which CloudFormation reads from S3: its "1 MB" is this number. */
    private static final int TEMPLATE_BYTES = 1_000_000;

    /** Of the 500 resources of a CloudFormation stack; the others are needed by the rest of the deployment. */
    static final int OWN_RESOURCES = 400;

    private AwsQuotas() {}

    /** @param file the file that {@code config} was read from, without mistakes */
    static void check(Config config, Tree file, Mistakes mistakes) {
        Tree schedules = value(file, "schedules");
        for (int i = 0; i < config.schedules().size(); i++) {
            checkInput(config.schedules().get(i), i, schedules.entries().get(i), mistakes);
        }
        checkEnvironment(config, file, mistakes);
        checkMeasurement(config, schedules, mistakes);
        checkRoles(config, file, mistakes);
        checkResources(config, file, mistakes);
        checkTemplate(config, schedules, mistakes);
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
        int bytes = RESOURCE_VARIABLES_BYTES + environment(config);
        if (bytes > ENVIRONMENT_BYTES) {
            mistakes.add(
                    value(file, Combinations.of(config).isEmpty() ? "sources" : "schedules"),
                    "sources, and schedules with a bucket, prefix, role or key of their own, need %,d bytes of the functions' environment, which has %,d: let tags choose the sources of such schedules, or move schedules to another deployment."
                            .formatted(bytes, ENVIRONMENT_BYTES));
        }
    }

    /** The bytes of a function's environment that the file determines. */
    static int environment(Config config) {
        return bytes(FunctionVariables.of(config))
                + bytes(FunctionVariables.ofTables(
                        config, config.storage().bucketName().orElse(LONGEST_NAME)));
    }

    private static void checkMeasurement(Config config, Tree where, Mistakes mistakes) {
        int bytes = REST_OF_MEASUREMENT
                + ConfigJson.of(MeasurementInput.of(config)).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > INPUT_BYTES) {
            mistakes.add(
                    where,
                    "schedules name so many sources that the input which measures their age has %,d bytes, and EventBridge Scheduler accepts %,d: let tags choose some of them, or move schedules to another deployment."
                            .formatted(bytes, INPUT_BYTES));
        }
    }

    private static void checkRoles(Config config, Tree file, Mistakes mistakes) {
        int exportRole = RolePolicies.exportRole(config);
        if (exportRole > ROLE_CHARACTERS) {
            mistakes.add(
                    value(value(file, "storage"), "bucketAccounts"),
                    "storage.bucketAccounts and the schedules' buckets need a policy of %,d characters, and IAM gives a role %,d: give schedules an iamRoleArn of their own, or move them to another deployment."
                            .formatted(exportRole, ROLE_CHARACTERS));
        }
        int verifyRole = RolePolicies.verifyRole(config);
        if (verifyRole > ROLE_CHARACTERS) {
            mistakes.add(
                    value(file, "schedules"),
                    "schedules name so many buckets and report.path that the role which checks files needs a policy of %,d characters, and IAM gives a role %,d: let reports share a path, or move schedules to another deployment."
                            .formatted(verifyRole, ROLE_CHARACTERS));
        }
    }

    private static void checkResources(Config config, Tree file, Mistakes mistakes) {
        int subscribed = config.notices().subscriptions().stream()
                .mapToInt(each -> resources(each, config.monitoring().alarms()))
                .sum();
        int count = config.schedules().size() + config.onSnapshotCreated().size() + subscribed;
        if (count > OWN_RESOURCES) {
            mistakes.add(
                    value(file, config.schedules().isEmpty() ? "notices" : "schedules"),
                    "schedules, onSnapshotCreated and notices.subscriptions become %d resources of the stack, which has room for %d: let a mailing list or queue take the place of subscriptions, or move schedules to another deployment."
                            .formatted(count, OWN_RESOURCES));
        }
    }

    /** Most become one; one with a filter for notices gets alarms from a topic of their own; a function also a permission. */
    private static int resources(Subscription subscription, boolean alarms) {
        boolean both =
                alarms && subscription.keepsAlarmsApart() && subscription.alarms() == Subscription.AlarmDelivery.ALSO;
        int topics = both ? 2 : 1;
        return subscription.protocol() == Subscription.Protocol.LAMBDA ? 2 * topics : topics;
    }

    private static void checkTemplate(Config config, Tree where, Mistakes mistakes) {
        int bytes = TemplateSize.of(config);
        if (bytes > TEMPLATE_BYTES) {
            mistakes.add(
                    where,
                    "schedules need a template of about %,d bytes, and CloudFormation accepts %,d: let tags choose their sources, or move schedules to another deployment."
                            .formatted(bytes, TEMPLATE_BYTES));
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
