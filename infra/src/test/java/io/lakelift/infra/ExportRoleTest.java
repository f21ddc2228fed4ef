package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportRoleTest {
    private static final String HERE = " if {StringEqualsIfExists={s3:ResourceAccount=${AWS::AccountId}}}";
    private static final String S3 = "arn:${AWS::Partition}:s3:::";

    @Test
    void trust_isRdsExportsForThisAccountAndRegionOnly() {
        assertThat(role().statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=export.rds.amazonaws.com} if "
                        + "{ArnLike={aws:SourceArn=arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:*}, "
                        + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    @Test
    void permissions_areTheBucketItsObjectsAndTheKey() {
        assertThat(role().permissions())
                .containsExactlyInAnyOrder(
                        "Allow s3:ListBucket on ${Exports.Arn}" + HERE,
                        "Allow s3:GetBucketLocation on ${Exports.Arn}" + HERE,
                        "Allow s3:PutObject* on ${Exports.Arn}/*" + HERE,
                        "Allow s3:GetObject* on ${Exports.Arn}/*" + HERE,
                        "Allow s3:DeleteObject* on ${Exports.Arn}/*" + HERE,
                        "Allow kms:Decrypt on ${Key.Arn}",
                        "Allow kms:GenerateDataKey on ${Key.Arn}",
                        "Allow kms:DescribeKey on ${Key.Arn}");
    }

    @Test
    void permissions_prefixConfigured_objectsLieBelowIt() {
        assertThat(SynthesizedDeployment.of("storage: {s3Prefix: exports/nightly}")
                        .resource("AWS::IAM::Role", "ExportRole")
                        .permissions())
                .filteredOn(line -> line.contains("Object"))
                .hasSize(3)
                .allMatch(line -> line.endsWith("* on ${Exports.Arn}/exports/nightly/*" + HERE));
    }

    /** A bucket's name says nothing of whose it is: one that was deleted is anyone's. */
    @Test
    void permissions_bucketOfAnotherAccount_areForThatAccountAlone() {
        String there = " if {StringEqualsIfExists={s3:ResourceAccount=999988887777}}";
        assertThat(SynthesizedDeployment.of(
                                "storage: {bucketName: their-lake, s3Prefix: rds, bucketAccounts: {their-lake: '999988887777'}}",
                                "schedules:",
                                "  - {name: a, cron: '0 3 * * ? *', tags: {t: v}, s3BucketName: our-lake, s3Prefix: rds/a}")
                        .resource("AWS::IAM::Role", "ExportRole")
                        .permissions())
                .filteredOn(line -> line.contains("s3:"))
                .containsExactlyInAnyOrder(
                        "Allow s3:ListBucket on " + S3 + "their-lake" + there,
                        "Allow s3:GetBucketLocation on " + S3 + "their-lake" + there,
                        "Allow s3:PutObject* on " + S3 + "their-lake/rds/*" + there,
                        "Allow s3:GetObject* on " + S3 + "their-lake/rds/*" + there,
                        "Allow s3:DeleteObject* on " + S3 + "their-lake/rds/*" + there,
                        "Allow s3:ListBucket on " + S3 + "our-lake" + HERE,
                        "Allow s3:GetBucketLocation on " + S3 + "our-lake" + HERE,
                        "Allow s3:PutObject* on " + S3 + "our-lake/rds/a/*" + HERE,
                        "Allow s3:GetObject* on " + S3 + "our-lake/rds/a/*" + HERE,
                        "Allow s3:DeleteObject* on " + S3 + "our-lake/rds/a/*" + HERE);
    }

    private static Resource role() {
        return SynthesizedDeployment.of().resource("AWS::IAM::Role", "ExportRole");
    }
}
