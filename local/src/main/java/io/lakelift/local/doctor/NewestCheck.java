package io.lakelift.local.doctor;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Snapshots;
import io.lakelift.local.plan.BackupWindow;
import io.lakelift.rds.RdsSnapshots;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;

/**
 * Checks whether the newest snapshot of an instance or cluster is recent enough, and whether any schedule's next start
 * falls into the backup window. Within that window, the night's snapshot is not available yet.
 */
record NewestCheck(ExaminedDeployment deployment, CheckedSource source) {
    /** @param window the daily backup window in UTC, such as {@code 03:00-03:30}; empty if RDS gives none */
    void ask(String window, CheckFindings findings) {
        Instant now = deployment.clock().instant();
        String permission = source.source() instanceof ExportSource.Db
                ? "rds:DescribeDBSnapshots"
                : "rds:DescribeDBClusterSnapshots";
        Answer<Snapshots.Found> answer = findings.ask(
                permission, () -> new RdsSnapshots(deployment.clients().rds()).of(source.source()));
        answer.value().ifPresent(found -> newest(found, now, findings));
        BackupWindow.parse(window)
                .flatMap(backup -> source.starts().stream()
                        .filter(start -> backup.isOpenAt(start.toInstant()))
                        .findFirst())
                .ifPresent(start -> tooEarly(start, window, findings));
    }

    private void newest(Snapshots.Found found, Instant now, CheckFindings findings) {
        Optional<Snapshots.DbSnapshot> newest = found.taken().stream()
                .filter(each -> each.state() == Snapshots.State.AVAILABLE
                        && each.created().isPresent()
                        && (each.kind() != Snapshots.Kind.MANUAL
                                || source.choice().manualToo()))
                .max(Comparator.comparing(each -> each.created().orElse(Instant.MIN)));
        if (newest.isEmpty()) {
            findings.needsAttention(
                    "it has no automated snapshot that is available",
                    "Find out in RDS why its automated backups produce none, or wait for the first.");
            return;
        }
        Duration age = Duration.between(newest.get().created().orElse(now), now);
        if (age.compareTo(source.choice().maxAge()) > 0) {
            findings.needsAttention(
                    "its newest snapshot, %s, is %d h old, and maxSnapshotAge is %s"
                            .formatted(
                                    newest.get().source().name(),
                                    age.toHours(),
                                    source.choice().maxAge()),
                    "Find out in RDS why no newer one was taken, or allow a greater maxSnapshotAge.");
        } else {
            findings.detail("newest snapshot %d h old".formatted(age.toHours()));
        }
    }

    private static void tooEarly(ZonedDateTime start, String window, CheckFindings findings) {
        findings.needsAttention(
                "its schedule starts at %s UTC, within its backup window %s UTC: the night's snapshot is not there yet"
                        .formatted(start.withZoneSameInstant(ZoneOffset.UTC).toLocalTime(), window),
                "Let the schedule start after the window, ideally an hour later.");
    }
}
