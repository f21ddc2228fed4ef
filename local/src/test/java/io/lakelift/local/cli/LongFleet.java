package io.lakelift.local.cli;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A file with a fleet that Step Functions would start, and that PlanFleet refuses because its results would not fit. */
final class LongFleet {
    static final String YAML = IntStream.range(0, 1000)
            .mapToObj(i ->
                    "      - sourceArn: arn:aws:rds:eu-west-1:111122223333:db:orders-%s%d\n        exportOnly: [db.%s]\n"
                            .formatted("x".repeat(50), i, "t".repeat(80)))
            .collect(Collectors.joining(
                    "", "schedules:\n  - name: nightly\n    cron: '0 3 * * ? *'\n    sources:\n", ""));

    private LongFleet() {}
}
