package io.lakelift.infra;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Everything a deployment can be told, one row each, as CDK context. All keys start with {@value #PREFIX}: context also
 * carries CDK's own flags, so only a prefix lets a misspelt key be told from somebody else's and be refused.
 */
enum Setting {
    NAME(
            "name",
            "(?=.{1,20}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*",
            "it must be at most 20 letters, digits and single hyphens, and start with a letter"),
    BUCKET_NAME(
            "bucketName",
            "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
            "it must be the name of an existing S3 bucket: 3 to 63 lowercase letters, digits, hyphens and dots"),
    KEY_ARN("keyArn", Setting.KEY, Setting.KEY_RULE),
    TOPIC_ARN(
            "topicArn",
            "arn:aws[a-z-]*:sns:[a-z0-9-]+:\\d{12}:[A-Za-z0-9_-]{1,256}",
            "it must be the ARN of an existing standard SNS topic, arn:aws:sns:REGION:ACCOUNT:NAME"),
    TOPIC_KEY_ARN("topicKeyArn", Setting.KEY, Setting.KEY_RULE),
    S3_PREFIX(
            "s3Prefix",
            "|[A-Za-z0-9!_.'()=+-]+(/[A-Za-z0-9!_.'()=+-]+)*",
            "it must be empty or a path such as exports/nightly, with no slash at either end and no colon or wildcard"),
    DEADLINE(
            "deadline",
            "P[0-9DTHMS.]+",
            "it must be an ISO-8601 duration above zero and of at most P13D, such as PT12H"),
    MAX_SNAPSHOT_AGE(
            "maxSnapshotAge",
            "P[0-9DTHMS.]+",
            "it must be an ISO-8601 duration above zero and of at most P3650D, such as PT30H"),
    SWEEP_EVERY(
            "sweepEvery",
            "P[0-9DTHMS]+",
            "it must be an ISO-8601 duration of whole minutes, from PT5M to P1D, such as PT30M"),
    NOTICE_EMAIL("noticeEmail", "[^@\\s]+@[^@\\s]+\\.[^@\\s]+", "it must be one e-mail address");

    static final String PREFIX = "lakelift:";
    private static final String KEY = "arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[A-Za-z0-9-]+";
    private static final String KEY_RULE =
            "it must be the ARN of an existing KMS key, arn:aws:kms:REGION:ACCOUNT:key/ID, not an alias";

    private final String shortKey;
    private final Pattern form;
    private final String rule;

    Setting(String shortKey, String form, String rule) {
        this.shortKey = shortKey;
        this.form = Pattern.compile(form);
        this.rule = rule;
    }

    String key() {
        return PREFIX + shortKey;
    }

    /** The value given for this setting, known to have its form. */
    Optional<String> in(Map<String, ?> context) {
        Object value = context.get(key());
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || !form.matcher(text).matches()) {
            throw mistake(value);
        }
        return Optional.of(text);
    }

    DeploymentMistake mistake(Object value) {
        return new DeploymentMistake("%s is \"%s\": %s.".formatted(key(), value, rule));
    }

    /**
     * Refuses what was meant for us and would otherwise be passed over in silence: misspelt keys, and ours without the
     * prefix.
     */
    static void refuseStrangers(Map<String, ?> context) {
        context.forEach((key, value) -> {
            if (key.startsWith(PREFIX)
                    && Arrays.stream(values()).noneMatch(known -> known.key().equals(key))) {
                throw new DeploymentMistake("%s is \"%s\", but there is no such setting: the settings are %s."
                        .formatted(key, value, known()));
            }
            Arrays.stream(values()).filter(known -> known.shortKey.equals(key)).forEach(known -> {
                throw new DeploymentMistake(
                        "%s is \"%s\", but settings carry a prefix: write %s.".formatted(key, value, known.key()));
            });
        });
    }

    private static String known() {
        return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
    }
}
