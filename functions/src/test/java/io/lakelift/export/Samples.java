package io.lakelift.export;

import io.lakelift.notice.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** One deployment, one execution, one request: what most tests start from. */
public final class Samples {
    public static final String SNAPSHOT = "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10";
    public static final Instant START = Instant.parse("2026-11-21T02:00:00Z");
    public static final ExportTarget TARGET = new ExportTarget(
            "lakelift-data-123456789012-eu-west-1",
            "nightly",
            "arn:aws:iam::123456789012:role/lakelift-export",
            "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666");
    public static final Deployment DEPLOYMENT =
            new Deployment("lakelift", "eu-west-1", TARGET, Duration.ofHours(12), Duration.ofHours(30));
    public static final String FILE_SYSTEM = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";
    public static final ExecutionContext EXECUTION = execution("night-1");
    public static final Sender SENDER = Sender.of("lakelift", EXECUTION, ZoneOffset.UTC);

    private Samples() {}

    public static ExecutionContext execution(String name) {
        return new ExecutionContext(
                "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:" + name, name, START);
    }

    /** Another deployment in the account. */
    public static Deployment deployment(String name) {
        return new Deployment(name, DEPLOYMENT.region(), TARGET, DEPLOYMENT.deadline(), DEPLOYMENT.maxSnapshotAge());
    }

    /** The deployment, whose file allows that. */
    public static Deployment deployment(ExportPolicy policy) {
        return new Deployment(
                DEPLOYMENT.name(),
                DEPLOYMENT.region(),
                TARGET,
                DEPLOYMENT.deadline(),
                DEPLOYMENT.maxSnapshotAge(),
                policy);
    }

    /** The deployment, which learns how long to wait, or checks files. */
    public static Deployment deployment(boolean learnedWaits, boolean verifiesFiles) {
        return new Deployment(
                DEPLOYMENT.name(),
                DEPLOYMENT.region(),
                TARGET,
                DEPLOYMENT.deadline(),
                DEPLOYMENT.maxSnapshotAge(),
                DEPLOYMENT.policy(),
                learnedWaits,
                verifiesFiles);
    }

    /** All files of {@link #FILE_SYSTEM}, without a report. */
    public static ExportRequest files() {
        ExportSource.FileSystem source = (ExportSource.FileSystem) ExportSource.parse(FILE_SYSTEM);
        return new ExportRequest.OfFiles(source, List.of(), Optional.empty(), Duration.ofHours(12));
    }

    public static ExportRequest request(String... exportOnly) {
        return request(ExportSource.parse(SNAPSHOT), false, exportOnly);
    }

    public static ExportRequest request(ExportSource source, boolean reuse, String... exportOnly) {
        return new ExportRequest.OfDatabase(
                source,
                new ExportOnly(List.of(exportOnly)),
                TARGET,
                Duration.ofHours(12),
                new SnapshotChoice(Duration.ofHours(30), false),
                reuse,
                Optional.empty(),
                Optional.empty());
    }

    /** The snapshot, as an event that occurred at that time asks for it. */
    public static ExportRequest ofEvent(Instant time) {
        return new ExportRequest.OfDatabase(
                ExportSource.parse(SNAPSHOT),
                ExportOnly.ALL,
                TARGET,
                Duration.ofHours(12),
                new SnapshotChoice(Duration.ofHours(30), false),
                false,
                Optional.of(time),
                Optional.empty());
    }
}
