package io.lakelift.local.doctor;

import io.lakelift.export.ExportSource;
import io.lakelift.rds.RdsDatabases;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Checks whether a DB cluster can be exported: live, or from its newest snapshot, whichever the file asks for. */
record ClusterCheck(ExaminedDeployment deployment, CheckedSource source) {
    void ask(CheckFindings findings) {
        Answer<DBCluster> answer = findings.askFirst(
                "rds:DescribeDBClusters",
                () -> deployment
                        .clients()
                        .rds()
                        .describeDBClusters(
                                call -> call.dbClusterIdentifier(source.source().name()))
                        .dbClusters(),
                "DBClusterNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention("there is no such cluster", "Correct its ARN in the file, or take it out.");
        }
        answer.value().ifPresent(cluster -> judge(cluster, findings));
    }

    private void judge(DBCluster cluster, CheckFindings findings) {
        boolean latest = source.source() instanceof ExportSource.ClusterLatest;
        Optional<String> why = RdsDatabases.cluster(cluster).whyNot(latest);
        if (why.isPresent()) {
            findings.needsAttention(
                    why.get(), "Change that, or take it out of the file: RDS would refuse to export it.");
            return;
        }
        if (latest) {
            new NewestCheck(deployment, source).ask(Objects.toString(cluster.preferredBackupWindow(), ""), findings);
        } else {
            findings.detail(Objects.toString(cluster.status(), ""));
        }
        if (Boolean.TRUE.equals(cluster.storageEncrypted())) {
            new SourceKeyCheck(deployment, String.valueOf(cluster.kmsKeyId())).ask(findings);
        }
    }
}
