package io.lakelift.infra;

import io.lakelift.config.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Warns if the file's sources are in another account or Region than {@code cdk}'s credentials, because a deployment
 * exports only sources of its own account and Region. This is not an error, because a template may be synthesised in
 * one account and deployed in another.
 */
final class SourceHome {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private SourceHome() {}

    /**
     * @param environment the environment variables, in which {@code cdk} passes the account and Region of its
     *     credentials if it can find them out
     */
    static List<String> warnings(Config config, Map<String, String> environment) {
        return Stream.concat(
                        config.schedules().stream()
                                .flatMap(schedule -> schedule.sources().stream())
                                .map(source -> source.sourceArn()),
                        config.onSnapshotCreated().stream())
                .findFirst() // all are in the same, as the file's reader has checked
                .map(source -> source.split(":"))
                .map(arn -> Stream.of(
                                warning("account", arn[ACCOUNT], environment.get("CDK_DEFAULT_ACCOUNT")),
                                warning("Region", arn[REGION], environment.get("CDK_DEFAULT_REGION")))
                        .flatMap(Optional::stream)
                        .toList())
                .orElse(List.of());
    }

    private static Optional<String> warning(String what, String there, @Nullable String here) {
        return Optional.ofNullable(here)
                .filter(known -> !known.isBlank() && !known.equals(there))
                .map(known -> ("The file's sources are in %s %s, but the credentials are for %s: if deployed there,"
                                + " every export would be refused.")
                        .formatted(what, there, known));
    }
}
