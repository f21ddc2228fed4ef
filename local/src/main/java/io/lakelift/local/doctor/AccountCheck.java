package io.lakelift.local.doctor;

import io.lakelift.config.Config;
import io.lakelift.export.Arn;
import io.lakelift.export.Home;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Checks whether the doctor examines the account and Region of the file's sources. A deployment can export only
 * sources in its own account and Region.
 *
 * @param caller the ARN of the identity that runs the doctor
 */
record AccountCheck(ExaminedDeployment deployment, String caller) implements Check.Question {
    @Override
    public void ask(CheckFindings findings) {
        Home home = deployment.home();
        findings.detail("%s in account %s, Region %s".formatted(caller, home.account(), home.region()));
        // All sources of a file are in the same account and Region, as its reader ensures.
        sources(deployment.config())
                .map(source -> Arn.parse("sourceArn", source))
                .findFirst()
                .ifPresent(arn -> {
                    differs("partition", arn.partition(), home.partition(), findings);
                    differs("Region", arn.region(), home.region(), findings);
                    differs("account", arn.account(), home.account(), findings);
                });
    }

    private static Stream<String> sources(Config config) {
        return Stream.concat(
                config.schedules().stream()
                        .flatMap(schedule -> schedule.sources().stream())
                        .map(source -> source.sourceArn()),
                config.onSnapshotCreated().stream());
    }

    private static void differs(String what, String there, String here, CheckFindings findings) {
        if (!Objects.equals(there, here)) {
            findings.needsAttention(
                    "the file's sources are in %s %s, and you are in %s".formatted(what, there, here),
                    what.equals("Region")
                            ? "Give --region %s, or set AWS_REGION.".formatted(there)
                            : "Give credentials for %s %s, or correct the file.".formatted(what, there));
        }
    }
}
