package io.lakelift.handler;

import io.lakelift.export.Deployment;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.RegisterCommandLine;
import io.lakelift.export.Service;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The functions' environment variables, parsed. All functions have the same ones, except the two in the module
 * {@code tables}, which do not use this class.
 *
 * @param deployment the values that an input may omit, and what it may ask for
 * @param topicArn where notices go
 * @param exportMachineArn the ARN of the export state machine
 * @param services the services that the deployment exports from
 * @param register the command that registers tables by hand; empty if the deployment registers none
 * @param priming whether functions are primed while they start, see {@link Priming}
 */
public record Settings(
        Deployment deployment,
        String topicArn,
        String exportMachineArn,
        List<Service> services,
        Optional<RegisterCommandLine> register,
        boolean priming) {
    public Settings {
        services = List.copyOf(services);
    }

    static Settings current() {
        return from(System.getenv());
    }

    /** @throws IllegalStateException naming the variable that is missing or cannot be read */
    public static Settings from(Map<String, String> environment) {
        ExportTarget target = new ExportTarget(
                required(environment, "LAKELIFT_S3_BUCKET_NAME"),
                environment.getOrDefault("LAKELIFT_S3_PREFIX", ""),
                required(environment, "LAKELIFT_IAM_ROLE_ARN"),
                required(environment, "LAKELIFT_KMS_KEY_ID"));
        Deployment deployment = new Deployment(
                required(environment, "LAKELIFT_NAME"),
                required(environment, "AWS_REGION"),
                target,
                duration(environment, "LAKELIFT_DEADLINE"),
                duration(environment, "LAKELIFT_MAX_SNAPSHOT_AGE"),
                PolicySettings.read(environment, target),
                Boolean.parseBoolean(environment.getOrDefault("LAKELIFT_LEARNED_WAITS", "true")),
                Boolean.parseBoolean(environment.get("LAKELIFT_VERIFY_FILES")));
        return new Settings(
                deployment,
                required(environment, "LAKELIFT_TOPIC_ARN"),
                required(environment, "LAKELIFT_EXPORT_STATE_MACHINE_ARN"),
                services(environment),
                RegisterCommandLine.of(environment),
                Boolean.parseBoolean(environment.getOrDefault("LAKELIFT_PRIMING", "true")));
    }

    private static List<Service> services(Map<String, String> environment) {
        String value = required(environment, "LAKELIFT_SERVICES");
        try {
            return Stream.of(value.split(",")).map(Service::valueOf).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the function's environment has LAKELIFT_SERVICES=%s: set RDS, FSX or RDS,FSX.".formatted(value),
                    e);
        }
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalStateException(
                    "the function's environment has no %s: set it, or deploy the stack again.".formatted(name));
        }
        return value;
    }

    private static Duration duration(Map<String, String> environment, String name) {
        String value = required(environment, name);
        try {
            return Duration.parse(value);
        } catch (DateTimeParseException e) {
            throw new IllegalStateException(
                    "the function's environment has %s=%s: set an ISO-8601 duration such as PT12H."
                            .formatted(name, value),
                    e);
        }
    }
}
