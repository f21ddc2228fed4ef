package io.lakelift.local.doctor;

import io.lakelift.fleet.Candidate;
import io.lakelift.rds.RdsDatabases;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Checks whether a DB instance can be exported: its state, its automated backups, its newest snapshot and its key. */
record InstanceCheck(ExaminedDeployment deployment, CheckedSource source) {
    void ask(CheckFindings findings) {
        Answer<DBInstance> answer = findings.askFirst(
                "rds:DescribeDBInstances",
                () -> deployment
                        .clients()
                        .rds()
                        .describeDBInstances(call ->
                                call.dbInstanceIdentifier(source.source().name()))
                        .dbInstances(),
                "DBInstanceNotFound");
        if (answer.isAbsent()) {
            findings.needsAttention("there is no such DB instance", "Correct its ARN in the file, or take it out.");
        }
        answer.value().ifPresent(instance -> judge(instance, findings));
    }

    private void judge(DBInstance instance, CheckFindings findings) {
        Candidate.Instance candidate = RdsDatabases.instance(instance);
        Optional<String> cluster = candidate.cluster();
        if (cluster.isPresent()) {
            findings.needsAttention(
                    "it is a member of the cluster %s, and has no snapshots of its own".formatted(cluster.get()),
                    "Name the cluster instead, with latestSnapshot for its newest snapshot.");
            return;
        }
        Optional<String> why = candidate.whyNot(true);
        if (why.isPresent()) {
            findings.needsAttention(why.get(), remedy(candidate));
            return;
        }
        if (Objects.requireNonNullElse(instance.backupRetentionPeriod(), 0) == 0) {
            findings.needsAttention(
                    "its automated backups are off, so RDS takes no snapshots of it",
                    "Set its backup retention period to a day or more.");
        } else {
            new NewestCheck(deployment, source).ask(Objects.toString(instance.preferredBackupWindow(), ""), findings);
        }
        if (Boolean.TRUE.equals(instance.storageEncrypted())) {
            new SourceKeyCheck(deployment, String.valueOf(instance.kmsKeyId())).ask(findings);
        }
    }

    private static String remedy(Candidate.Instance instance) {
        return instance.storageType().equals("standard")
                ? "Change its storage to gp3, and export a snapshot taken after that."
                : "Take it out of the file, or wait until it is there.";
    }
}
