package io.lakelift.infra;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * What this deployment was told, read in one place. Empty bucket, key and topic mean that the stack makes its own.
 *
 * @param name the prefix of every export identifier and of every physical name: two deployments in one account and
 *     Region need two names, and the fixed physical names make CloudFormation refuse the second one otherwise
 * @param topicKeyArn the key that encrypts the given topic, when one does: nothing else tells us
 */
record DeploymentSettings(
        String name,
        Optional<String> bucketName,
        Optional<String> keyArn,
        Optional<String> topicArn,
        Optional<String> topicKeyArn,
        String s3Prefix,
        Duration deadline,
        Optional<String> noticeEmail) {
    /** An execution lives for 14 days; the last one is kept for cancelling, following and telling. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(13);

    DeploymentSettings {
        if (topicKeyArn.isPresent() && topicArn.isEmpty()) {
            throw new DeploymentMistake("%s is \"%s\", but without %s the topic is made here, with a key of its own."
                    .formatted(Setting.TOPIC_KEY_ARN.key(), topicKeyArn.get(), Setting.TOPIC_ARN.key()));
        }
    }

    static DeploymentSettings from(Map<String, ?> context) {
        Setting.refuseStrangers(context);
        return new DeploymentSettings(
                Setting.NAME.in(context).orElse("lakelift"),
                Setting.BUCKET_NAME.in(context),
                Setting.KEY_ARN.in(context),
                Setting.TOPIC_ARN.in(context),
                Setting.TOPIC_KEY_ARN.in(context),
                Setting.S3_PREFIX.in(context).orElse(""),
                deadline(Setting.DEADLINE.in(context).orElse("PT12H")),
                Setting.NOTICE_EMAIL.in(context));
    }

    private static Duration deadline(String text) {
        try {
            Duration deadline = Duration.parse(text);
            if (deadline.isPositive() && deadline.compareTo(LONGEST_DEADLINE) <= 0) {
                return deadline;
            }
        } catch (DateTimeParseException e) {
            // Told like a deadline out of range: the person needs the same sentence.
        }
        throw Setting.DEADLINE.mistake(text);
    }
}
