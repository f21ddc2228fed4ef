package io.lakelift.notice;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Arn;
import io.lakelift.export.ExecutionContext;
import java.time.ZoneId;

/**
 * The deployment that sends a notice, so that a reader with several deployments can see which one it is about.
 *
 * @param deployment the deployment's name
 * @param zone the time zone in which times are shown besides UTC; UTC itself unless the schedule has another one
 */
public record Sender(String deployment, String account, String region, ZoneId zone) {
    public Sender {
        requireNonNull(deployment, "deployment is null");
        requireNonNull(account, "account is null");
        requireNonNull(region, "region is null");
        requireNonNull(zone, "zone is null");
    }

    /** The deployment that runs the execution. */
    public static Sender of(String deployment, ExecutionContext execution, ZoneId zone) {
        Arn arn = Arn.parseExecution("execution.arn", execution.arn());
        return new Sender(deployment, arn.account(), arn.region(), zone);
    }

    /** As in a sentence. */
    String inWords() {
        return "%s (%s, %s)".formatted(deployment, account, region);
    }
}
