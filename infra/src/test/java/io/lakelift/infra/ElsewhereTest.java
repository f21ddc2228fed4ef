package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Buckets, roles and keys that schedules name beside the deployment's own. */
class ElsewhereTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/9abc0123";
    private static final String ROLE = "arn:aws:iam::123456789012:role/partner-writer";
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:orders";

    private final Deployment deployment = Deployment.of(
            "schedules:",
            "  - {name: a, cron: '0 3 * * ? *', tags: {t: v}, s3BucketName: partner-lake, s3Prefix: 'shop/{date}', kmsKeyId: '%s'}"
                    .formatted(KEY),
            "  - {name: b, cron: '0 3 * * ? *', sources: ['%s'], s3BucketName: their-lake, iamRoleArn: '%s'}"
                    .formatted(DB, ROLE));

    @Test
    void exportRole_writesToTheOtherBucketBelowThePrefixBeforeTheDate() {
        assertThat(deployment.resource("AWS::IAM::Role", "ExportRole").permissions())
                .contains(
                        "Allow s3:ListBucket on arn:${AWS::Partition}:s3:::partner-lake",
                        "Allow s3:PutObject* on arn:${AWS::Partition}:s3:::partner-lake/shop/*",
                        "Allow kms:GenerateDataKey on " + KEY)
                .noneMatch(line -> line.contains("their-lake"));
    }

    @Test
    void startExport_mayPassTheOtherRoleAndUseTheOtherKey() {
        List<String> permissions = deployment
                .resource("AWS::IAM::Role", "FunctionsStartExportRole")
                .permissions();
        assertThat(permissions)
                .contains(
                        "Allow iam:PassRole on " + ROLE
                                + " if {StringEquals={iam:PassedToService=export.rds.amazonaws.com}}",
                        "Allow kms:CreateGrant on " + KEY + " if {Bool={kms:GrantIsForAWSResource=true}}",
                        "Allow kms:DescribeKey on " + KEY);
        assertThat(permissions).filteredOn(line -> line.contains("PassRole")).hasSize(2);
    }
}
