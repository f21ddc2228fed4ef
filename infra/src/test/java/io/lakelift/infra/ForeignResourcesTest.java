package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Buckets, roles and keys that schedules name beside the deployment's own. */
class ForeignResourcesTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/9abc0123-1111-4222-8333-444455556666";
    private static final String ROLE = "arn:aws:iam::123456789012:role/partner-writer";
    private static final String DB = "arn:aws:rds:eu-west-1:123456789012:db:orders";

    private static final String S3 = "arn:${AWS::Partition}:s3:::";
    private static final String HERE = " if {StringEqualsIfExists={s3:ResourceAccount=${AWS::AccountId}}}";

    private final SynthesizedDeployment deployment = SynthesizedDeployment.of(
            "schedules:",
            "  - {name: a, cron: '0 3 * * ? *', tags: {t: v}, s3BucketName: partner-lake, s3Prefix: 'shop/{date}', kmsKeyId: '%s'}"
                    .formatted(KEY),
            "  - {name: b, cron: '0 3 * * ? *', sources: ['%s'], s3BucketName: their-lake, iamRoleArn: '%s'}"
                    .formatted(DB, ROLE));

    @Test
    void exportRole_writesToTheOtherBucketBelowThePrefixOfAnyDay() {
        assertThat(deployment.resource("AWS::IAM::Role", "ExportRole").permissions())
                .contains(
                        "Allow s3:ListBucket on " + S3 + "partner-lake" + HERE,
                        "Allow s3:PutObject* on " + S3 + "partner-lake/shop/20??-??-??/*" + HERE,
                        "Allow kms:GenerateDataKey on " + KEY)
                .noneMatch(line -> line.contains("their-lake"));
    }

    /** Of a prefix that begins with a date, or has one in its first folder's name, nothing is the same every day. */
    @ParameterizedTest
    @CsvSource({
        "{yyyy}/{MM}/{dd}, 20??/??/??/*",
        "{date}, 20??-??-??/*",
        "nightly-{date}/shop, nightly-20??-??-??/shop/*",
        "{yyyy}{MM}{dd}, 20??????/*",
        "{yyyy}/shop, 20??/shop/*"
    })
    void exportRole_prefixThatBeginsWithADate_doesNotOpenTheWholeBucket(String prefix, String folder) {
        assertThat(SynthesizedDeployment.of(
                                "schedules:",
                                "  - {name: a, cron: '0 3 * * ? *', tags: {t: v}, s3BucketName: partner-lake, s3Prefix: '%s'}"
                                        .formatted(prefix))
                        .resource("AWS::IAM::Role", "ExportRole")
                        .permissions())
                .filteredOn(line -> line.contains("Object* on " + S3))
                .hasSize(3)
                .allMatch(line -> line.endsWith("* on " + S3 + "partner-lake/" + folder + HERE));
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
                        "Allow kms:CreateGrant on " + KEY + ExportFunctionsTest.GRANT_THROUGH_RDS,
                        "Allow kms:DescribeKey on " + KEY);
        assertThat(permissions).filteredOn(line -> line.contains("PassRole")).hasSize(2);
    }
}
