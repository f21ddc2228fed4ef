package io.lakelift.handler;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.InMemoryExecutions;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.export.Services;
import io.lakelift.export.Snapshots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** All doors to AWS, in memory, and every call that went through one. */
final class InMemoryServices {
    final InMemoryExportGateway rds = new InMemoryExportGateway();
    final InMemoryExportGateway fsx = new InMemoryExportGateway();
    final InMemoryExecutions executions = new InMemoryExecutions();
    private final List<String> looks = new ArrayList<>();

    Services services() {
        return new Services(
                rds,
                fsx,
                source -> {
                    looks.add("snapshots");
                    Arn arn = source.arn();
                    return Snapshots.Found.all(new Snapshots.DbSnapshot(
                            ExportSource.parse(
                                    "arn:aws:rds:" + arn.region() + ":" + arn.account() + ":snapshot:rds:newest"),
                            Samples.START.minus(Duration.ofHours(1)),
                            Snapshots.Kind.AUTOMATED));
                },
                executions);
    }

    List<String> calls() {
        List<String> calls = new ArrayList<>(looks);
        calls.addAll(rds.calls());
        calls.addAll(fsx.calls());
        calls.addAll(executions.calls());
        return calls;
    }
}
