package io.lakelift.config;

import java.nio.charset.StandardCharsets;

/** How large the deployment's template becomes at most, in bytes. */
public final class TemplateSize {
    /** What every deployment has, with tables, alarms and the dashboard, but without what the file adds. */
    private static final int FIXED = 290_000;

    /** A schedule without its input, or a rule. */
    private static final int START = 1_300;

    /** With the permission that a function needs, and twice if it is subscribed to two topics. */
    private static final int SUBSCRIPTION = 3_000;

    /** What is in the environment of each function also appears in policies, and in cdk-nag's metadata about them. */
    private static final int ENVIRONMENT_COPIES = 30;

    private TemplateSize() {}

    public static int of(Config config) {
        int starts = config.schedules().stream()
                .mapToInt(schedule -> START + escaped(schedule.asInput("x".repeat(40), "x".repeat(40))))
                .sum();
        return FIXED
                + starts
                + escaped(MeasurementInput.of(config))
                + START * config.onSnapshotCreated().size()
                + SUBSCRIPTION * config.notices().subscriptions().size()
                + ENVIRONMENT_COPIES * AwsQuotas.environment(config);
    }

    /** An input is a text in the template, so each of its quotation marks and backslashes takes a backslash. */
    private static int escaped(Object input) {
        return ConfigJson.of(ConfigJson.of(input)).getBytes(StandardCharsets.UTF_8).length;
    }
}
