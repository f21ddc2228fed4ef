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
        Duration maxSnapshotAge,
        Duration sweepEvery,
        Optional<String> noticeEmail) {
    /** An execution lives for 14 days; the last one is kept for cancelling, following and telling. */
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(13);

    /** As for an input that names an age of its own. */
    private static final Duration OLDEST_SNAPSHOT = Duration.ofDays(3650);

    private static final Duration SHORTEST_SWEEP = Duration.ofMinutes(5);
    private static final Duration LONGEST_SWEEP = Duration.ofDays(1);

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
                duration(Setting.DEADLINE, Setting.DEADLINE.in(context).orElse("PT12H"), LONGEST_DEADLINE),
                duration(
                        Setting.MAX_SNAPSHOT_AGE,
                        Setting.MAX_SNAPSHOT_AGE.in(context).orElse("PT30H"),
                        OLDEST_SNAPSHOT),
                sweepEvery(Setting.SWEEP_EVERY.in(context).orElse("PT30M")),
                Setting.NOTICE_EMAIL.in(context));
    }

    private static Duration duration(Setting setting, String text, Duration longest) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isPositive() && duration.compareTo(longest) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Told like a duration out of range: the person needs the same sentence.
        }
        throw setting.mistake(text);
    }

    /** EventBridge Scheduler counts in minutes; a sweep more often than that would only cost. */
    private static Duration sweepEvery(String text) {
        Duration every = duration(Setting.SWEEP_EVERY, text, LONGEST_SWEEP);
        if (every.compareTo(SHORTEST_SWEEP) < 0 || !every.equals(Duration.ofMinutes(every.toMinutes()))) {
            throw Setting.SWEEP_EVERY.mistake(text);
        }
        return every;
    }
}
