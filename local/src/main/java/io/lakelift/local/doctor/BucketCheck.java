package io.lakelift.local.doctor;

import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/**
 * Checks a bucket that exports go to: whether RDS can write to it, whether it is protected from public access, and how
 * long it keeps objects.
 *
 * @param locations the locations in this bucket
 */
record BucketCheck(ExaminedDeployment deployment, String bucket, Set<ExportLocation> locations)
        implements Check.Question {
    /** Condition keys about the caller's network. RDS writes from AWS's network, so it is never in the customer's. */
    private static final Set<String> NETWORK =
            Set.of("aws:sourceip", "aws:vpcsourceip", "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn");

    BucketCheck {
        locations = Set.copyOf(locations);
    }

    @Override
    public void ask(CheckFindings findings) {
        S3Client s3 = deployment.clients().s3();
        Answer<String> region = findings.ask(
                "s3:ListBucket",
                () -> String.valueOf(s3.headBucket(call -> call.bucket(bucket)).bucketRegion()),
                "NoSuchBucket",
                "NotFound",
                "404");
        if (region.isAbsent()) {
            findings.needsAttention(
                    "there is no bucket with that name",
                    "Create it in %s, or correct its name in the file.".formatted(home()));
        }
        if (region.value().isEmpty()) {
            return;
        }
        if (!region.value().get().equals(home())) {
            findings.needsAttention(
                    "it is in %s, and RDS exports only into a bucket of the sources' Region"
                            .formatted(region.value().get()),
                    "Name a bucket in %s.".formatted(home()));
            return;
        }
        publicAccess(s3, findings);
        policy(s3, findings);
        new BucketRetention(deployment, bucket, locations).ask(s3, findings);
    }

    private String home() {
        return deployment.home().region();
    }

    private void publicAccess(S3Client s3, CheckFindings findings) {
        Answer<PublicAccessBlockConfiguration> blocked = findings.ask(
                "s3:GetBucketPublicAccessBlock",
                () -> s3.getPublicAccessBlock(call -> call.bucket(bucket)).publicAccessBlockConfiguration(),
                "NoSuchPublicAccessBlockConfiguration");
        if (blocked.isAbsent()
                || blocked.value().filter(each -> !blocksAll(each)).isPresent()) {
            findings.needsAttention(
                    "it does not block all public access",
                    "Turn on the four settings of Block Public Access for the bucket.");
        }
        findings.ask(
                        "s3:GetBucketPolicyStatus",
                        () -> s3.getBucketPolicyStatus(call -> call.bucket(bucket))
                                .policyStatus()
                                .isPublic(),
                        "NoSuchBucketPolicy")
                .value()
                .filter(Boolean.TRUE::equals)
                .ifPresent(open -> findings.needsAttention(
                        "its policy makes it public",
                        "Remove from the bucket's policy what allows everyone to use it."));
    }

    private static boolean blocksAll(PublicAccessBlockConfiguration block) {
        return Stream.of(
                        block.blockPublicAcls(),
                        block.ignorePublicAcls(),
                        block.blockPublicPolicy(),
                        block.restrictPublicBuckets())
                .allMatch(Boolean.TRUE::equals);
    }

    private void policy(S3Client s3, CheckFindings findings) {
        findings.ask(
                        "s3:GetBucketPolicy",
                        () -> String.valueOf(
                                s3.getBucketPolicy(call -> call.bucket(bucket)).policy()),
                        "NoSuchBucketPolicy")
                .value()
                .flatMap(PolicyDocument::parse)
                .ifPresent(policy -> policy.that("Deny", "s3:PutObject").stream()
                        .filter(deny -> deny.principals("AWS").contains("*")
                                && locations.stream()
                                        .flatMap(
                                                location -> location
                                                        .someObject(deployment
                                                                .home()
                                                                .partition())
                                                        .stream())
                                        .anyMatch(deny::isAbout))
                        .forEach(deny -> denied(deny, findings)));
    }

    /** Ignores statements with other conditions: they may exempt RDS, and only IAM can evaluate them. */
    private static void denied(PolicyDocument.Statement deny, CheckFindings findings) {
        Set<String> keys = deny.conditionKeys();
        if (keys.isEmpty()) {
            findings.needsAttention(
                    "its policy denies s3:PutObject to everyone",
                    "Except the export role from the Deny in the bucket's policy, by aws:PrincipalArn.");
        } else if (NETWORK.containsAll(keys)) {
            findings.needsAttention(
                    "its policy denies writes from outside a network (%s), and RDS writes from outside"
                            .formatted(String.join(", ", keys)),
                    "Except the export role from the Deny in the bucket's policy, by aws:PrincipalArn.");
        }
    }
}
