package io.lakelift.local.doctor;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Checks two things that the RDS documentation leaves open: which error code RDS returns for an unknown instance, and
 * whether RDS lists AWS Backup's snapshots of clusters.
 */
record RdsAnswersCheck(ExaminedDeployment deployment) implements Check.Question {
    private static final String NOBODY = "lakelift-doctor-asks-for-nobody";
    private static final String EXPECTED = "DBInstanceNotFound";
    private static final String REPORT = "Report this as a bug in Lakelift, with the code.";

    @Override
    public void ask(CheckFindings findings) {
        RdsClient rds = deployment.clients().rds();
        Answer<String> unknown = findings.ask("rds:DescribeDBInstances", () -> {
            try {
                rds.describeDBInstances(call -> call.dbInstanceIdentifier(NOBODY));
                return "an empty list";
            } catch (AwsServiceException e) {
                if (CallFailure.isAnswer(e)) {
                    return CallFailure.code(e);
                }
                throw e;
            }
        });
        unknown.value()
                .filter(code -> !code.equals(EXPECTED))
                .ifPresent(code -> findings.needsAttention(
                        "RDS answers an unknown identifier with %s, not with %s".formatted(code, EXPECTED), REPORT));
        backups(rds, findings);
    }

    /** Reports whether RDS lists these snapshots. It matters only for a cluster that has no others. */
    private static void backups(RdsClient rds, CheckFindings findings) {
        Answer<String> backups = findings.ask("rds:DescribeDBClusterSnapshots", () -> {
            try {
                rds.describeDBClusterSnapshots(
                        call -> call.snapshotType("awsbackup").maxRecords(20));
                return "RDS lists AWS Backup's snapshots of clusters";
            } catch (AwsServiceException e) {
                if (CallFailure.isAnswer(e)) {
                    return "RDS does not list AWS Backup's snapshots of clusters (%s): name them by their ARN"
                            .formatted(CallFailure.code(e));
                }
                throw e;
            }
        });
        backups.value().ifPresent(findings::detail);
    }
}
