package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportStorageTest {
    private final Resource bucket = SynthesizedDeployment.of().resource("AWS::S3::Bucket", "Exports");

    @Test
    void bucket_isEncryptedWithTheKeyAndABucketKey() {
        assertThat(bucket.property("BucketEncryption", "ServerSideEncryptionConfiguration"))
                .isEqualTo("[{BucketKeyEnabled=true, ServerSideEncryptionByDefault="
                        + "{KMSMasterKeyID=${Key.Arn}, SSEAlgorithm=aws:kms}}]");
    }

    @Test
    void bucket_isClosedToThePublic() {
        assertThat(bucket.property("PublicAccessBlockConfiguration"))
                .isEqualTo("{BlockPublicAcls=true, BlockPublicPolicy=true, IgnorePublicAcls=true, "
                        + "RestrictPublicBuckets=true}");
        assertThat(bucket.property("OwnershipControls")).contains("BucketOwnerEnforced");
    }

    @Test
    void bucket_keepsDeletedObjectsForAMonthAndUnfinishedUploadsForAWeek() {
        assertThat(bucket.property("VersioningConfiguration", "Status")).isEqualTo("Enabled");
        assertThat(bucket.property("LifecycleConfiguration", "Rules"))
                .isEqualTo("[{AbortIncompleteMultipartUpload={DaysAfterInitiation=7}, ExpiredObjectDeleteMarker=true, "
                        + "Id=leftovers, NoncurrentVersionExpiration={NoncurrentDays=30}, Status=Enabled}]");
    }

    @Test
    void bucket_deletesExportsOnlyWhereTheFileSaysSo() {
        assertThat(SynthesizedDeployment.of("storage: {s3Prefix: rds, exportsKeptFor: P400D}")
                        .resource("AWS::S3::Bucket", "Exports")
                        .property("LifecycleConfiguration", "Rules", 1))
                .isEqualTo("{ExpirationInDays=400, Id=exports, Prefix=rds/, Status=Enabled}");
    }

    @Test
    void bucketPolicy_refusesPlainTextAndOldTls() {
        assertThat(SynthesizedDeployment.of()
                        .resource("AWS::S3::BucketPolicy", "ExportsPolicy")
                        .statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrder(
                        "Deny s3:* on ${Exports.Arn} to {AWS=*} if {Bool={aws:SecureTransport=false}}",
                        "Deny s3:* on ${Exports.Arn}/* to {AWS=*} if {Bool={aws:SecureTransport=false}}",
                        "Deny s3:* on ${Exports.Arn} to {AWS=*} if {NumericLessThan={s3:TlsVersion=1.2}}",
                        "Deny s3:* on ${Exports.Arn}/* to {AWS=*} if {NumericLessThan={s3:TlsVersion=1.2}}");
    }
}
