package io.lakelift.tables.handler;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * The settings of {@link VerifyExport}, read from environment variables.
 *
 * @param deployment the deployment's name
 * @param bucket the deployment's bucket, for its own reports
 * @param lossFails whether proved loss makes an export INCOMPLETE instead of COMPLETE_WITH_WARNINGS
 * @param tables how tables are registered after a check; empty if they are not
 */
public record VerifySettings(String deployment, String bucket, boolean lossFails, Optional<RegisterSettings> tables) {
    public VerifySettings {
        requireNonNull(deployment, "deployment is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(tables, "tables is null");
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalStateException naming the variable that is missing or wrong
     */
    public static VerifySettings from(Map<String, String> environment) {
        return new VerifySettings(
                required(environment, "LAKELIFT_NAME"),
                required(environment, "LAKELIFT_S3_BUCKET_NAME"),
                environment.getOrDefault("LAKELIFT_ON_LOSS", "warn").equals("fail"),
                RegisterSettings.ifEnabled(environment));
    }

    static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "the function's environment has no %s: set it, or deploy the stack again.".formatted(name));
        }
        return value;
    }
}
