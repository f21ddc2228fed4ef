package io.lakelift.local.doctor;

import io.lakelift.export.ExportSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;

/** Checks whether a snapshot that the file names can be exported. */
record SnapshotCheck(ExaminedDeployment deployment, CheckedSource source) {
    private static final Set<String> ENGINES =
            Set.of("mysql", "mariadb", "postgres", "aurora-mysql", "aurora-postgresql");

    /**
     * What is checked of a snapshot; empty if RDS does not return it. A cluster snapshot's storage type is not read,
     * and is always empty.
     */
    private record Seen(String status, String engine, String storageType, Optional<String> key) {}

    void ask(CheckFindings findings) {
        RdsClient rds = deployment.clients().rds();
        String name = source.source().name();
        Answer<Seen> answer = source.source() instanceof ExportSource.Snapshot
                ? findings.askFirst("rds:DescribeDBSnapshots", () -> instance(rds, name), "DBSnapshotNotFound")
                : findings.askFirst(
                        "rds:DescribeDBClusterSnapshots", () -> cluster(rds, name), "DBClusterSnapshotNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention("there is no such snapshot", "Correct its ARN in the file, or take it out.");
        }
        answer.value().ifPresent(seen -> judge(seen, findings));
    }

    private static List<Seen> instance(RdsClient rds, String name) {
        return rds.describeDBSnapshots(call -> call.dbSnapshotIdentifier(name)).dbSnapshots().stream()
                .map(each -> new Seen(
                        Objects.toString(each.status(), ""),
                        Objects.toString(each.engine(), ""),
                        Objects.toString(each.storageType(), ""),
                        Optional.ofNullable(each.kmsKeyId()).filter(key -> !key.isEmpty())))
                .toList();
    }

    private static List<Seen> cluster(RdsClient rds, String name) {
        return rds
                .describeDBClusterSnapshots(call -> call.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .stream()
                .map(each -> new Seen(
                        Objects.toString(each.status(), ""),
                        Objects.toString(each.engine(), ""),
                        "",
                        Optional.ofNullable(each.kmsKeyId()).filter(key -> !key.isEmpty())))
                .toList();
    }

    private void judge(Seen seen, CheckFindings findings) {
        if (!seen.status().equals("available")) {
            findings.needsAttention(
                    "it is %s, not available".formatted(seen.status()),
                    "Wait until it is available, or name another snapshot.");
        }
        if (!ENGINES.contains(seen.engine())) {
            findings.needsAttention(
                    "its engine, %s, cannot be exported".formatted(seen.engine()),
                    "Take it out of the file: RDS exports MySQL, MariaDB, PostgreSQL and Aurora only.");
        }
        if (seen.storageType().equals("standard")) {
            findings.needsAttention(
                    "it is on magnetic storage, which RDS cannot export",
                    "Change the instance's storage to gp3, and export a snapshot taken after that.");
        }
        seen.key().ifPresent(key -> new SourceKeyCheck(deployment, key).ask(findings));
    }
}
