package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A bucket, a key and a topic that were there before. */
class GivenResourcesTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-1111-4222-8333-444455556666";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:ops";
    private static final String TOPIC_KEY =
            "arn:aws:kms:eu-west-1:123456789012:key/5678efab-1111-4222-8333-444455556666";

    private final SynthesizedDeployment given = SynthesizedDeployment.of(
            "storage: {bucketName: my-lake, keyArn: '%s', s3Prefix: rds}".formatted(KEY),
            "notices: {topicArn: '%s', topicKeyArn: '%s'}".formatted(TOPIC, TOPIC_KEY));

    @Test
    void nothingGiven_isMadeAgain() {
        assertThat(given.all("AWS::S3::Bucket")).isEmpty();
        assertThat(given.all("AWS::S3::BucketPolicy")).isEmpty();
        assertThat(given.all("AWS::SNS::Topic")).isEmpty();
        assertThat(given.all("AWS::SNS::TopicPolicy")).isEmpty();
    }

    @Test
    void ownKey_staysForTheLogsAndKnowsNoTopic() {
        Resource key = given.resource("AWS::KMS::Key", "Key");
        assertThat(given.all("AWS::Logs::LogGroup"))
                .allMatch(logs -> logs.property("KmsKeyId").equals("${Key.Arn}"));
        assertThat(key.statements("KeyPolicy", "Statement")).noneMatch(line -> line.contains("cloudwatch"));
    }

    @Test
    void exportRole_writesToTheGivenBucketWithTheGivenKey() {
        String bucket = "arn:${AWS::Partition}:s3:::my-lake";
        String here = " if {StringEqualsIfExists={s3:ResourceAccount=${AWS::AccountId}}}";
        assertThat(given.resource("AWS::IAM::Role", "ExportRole").permissions())
                .containsExactlyInAnyOrder(
                        "Allow s3:ListBucket on " + bucket + here,
                        "Allow s3:GetBucketLocation on " + bucket + here,
                        "Allow s3:PutObject* on " + bucket + "/rds/*" + here,
                        "Allow s3:GetObject* on " + bucket + "/rds/*" + here,
                        "Allow s3:DeleteObject* on " + bucket + "/rds/*" + here,
                        "Allow kms:Decrypt on " + KEY,
                        "Allow kms:GenerateDataKey on " + KEY,
                        "Allow kms:DescribeKey on " + KEY);
    }

    @Test
    void functions_workWithThem() {
        assertThat(given.resource("AWS::Lambda::Function", "FunctionsStartExport")
                        .property("Environment", "Variables"))
                .contains(
                        "LAKELIFT_KMS_KEY_ID=" + KEY,
                        "LAKELIFT_S3_BUCKET_NAME=my-lake",
                        "LAKELIFT_S3_PREFIX=rds",
                        "LAKELIFT_TOPIC_ARN=" + TOPIC);
        assertThat(given.resource("AWS::IAM::Role", "FunctionsStartExportRole").permissions())
                .contains(
                        "Allow kms:CreateGrant on " + KEY + ExportFunctionsTest.GRANT_THROUGH_RDS,
                        "Allow kms:DescribeKey on " + KEY)
                .noneMatch(line -> line.contains("${Key.Arn}"));
    }

    @Test
    void notify_publishesToTheGivenTopicWithItsKey() {
        String ofTheTopic = " if {StringEquals={kms:EncryptionContext:aws:sns:topicArn=" + TOPIC + "}}";
        assertThat(given.resource("AWS::IAM::Role", "FunctionsNotifyRole").permissions())
                .filteredOn(line -> line.contains("sns:") || line.contains("kms:"))
                .containsExactlyInAnyOrder(
                        "Allow sns:Publish on " + TOPIC,
                        "Allow kms:Decrypt on " + TOPIC_KEY + ofTheTopic,
                        "Allow kms:GenerateDataKey on " + TOPIC_KEY + ofTheTopic);
    }

    @Test
    void notify_topicWithoutKey_usesNoKey() {
        assertThat(SynthesizedDeployment.of("notices: {topicArn: '%s'}".formatted(TOPIC))
                        .resource("AWS::IAM::Role", "FunctionsNotifyRole")
                        .permissions())
                .contains("Allow sns:Publish on " + TOPIC)
                .noneMatch(line -> line.contains("kms:"));
    }
}
