package io.lakelift.local.aws;

import io.lakelift.local.aws.rds.Plan;
import io.lakelift.local.aws.rds.Source;
import java.time.Duration;

/** Other people of the account, whose exports take the slots. */
final class Strangers {
    private static final int QUOTA = 5;

    private Strangers() {}

    /** Five exports that end one after another, ten minutes apart. */
    static void fillQuota(FakeCloud cloud) {
        for (int n = 1; n <= QUOTA; n++) {
            Plan plan = Plan.of(Duration.ofMinutes(10), Duration.ofMinutes(10L * n), 40);
            cloud.rds().backstage().occupy("strangers-export-" + n, source(n), plan);
        }
    }

    private static Source source(int n) {
        String arn = "arn:aws:rds:" + World.REGION + ":" + World.ACCOUNT + ":snapshot:strangers-" + n;
        return new Source(arn, "strangers", "mysql", 50, Source.AVAILABLE, World.NIGHT.minusSeconds(3600));
    }
}
