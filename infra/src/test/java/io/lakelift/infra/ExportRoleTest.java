package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportRoleTest {
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
                        "Allow s3:ListBucket on ${Exports.Arn}",
                        "Allow s3:GetBucketLocation on ${Exports.Arn}",
                        "Allow s3:PutObject* on ${Exports.Arn}/*",
                        "Allow s3:GetObject* on ${Exports.Arn}/*",
                        "Allow s3:DeleteObject* on ${Exports.Arn}/*",
                        "Allow kms:Decrypt on ${Key.Arn}",
                        "Allow kms:GenerateDataKey on ${Key.Arn}",
                        "Allow kms:DescribeKey on ${Key.Arn}");
    }

    @Test
    void permissions_prefixConfigured_objectsLieBelowIt() {
        assertThat(Deployment.of("storage: {s3Prefix: exports/nightly}")
                        .resource("AWS::IAM::Role", "ExportRole")
                        .permissions())
                .filteredOn(line -> line.contains("Object"))
                .hasSize(3)
                .allMatch(line -> line.endsWith("* on ${Exports.Arn}/exports/nightly/*"));
    }

    private static Resource role() {
        return Deployment.of().resource("AWS::IAM::Role", "ExportRole");
    }
}
