package io.lakelift.infra;

import io.lakelift.config.Config;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the file's sources are where {@code cdk}'s credentials are: a deployment exports nothing of another account or
 * Region. Only a warning, because a template may be synthesised in one account to be deployed in another.
 */
final class SourceHome {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private SourceHome() {}

    /** @param environment in which {@code cdk} gives the account and Region of its credentials, if it knows them */
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
