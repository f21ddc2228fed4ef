package io.lakelift.infra;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Storage;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The bucket that exports are written to: the one that the file names, left as it is, or one created here, which
 * outlives the stack.
 */
final class ExportStorage extends Construct {
    private final IBucket bucket;

    /** @param key encrypts the exports; a given bucket keeps its own default encryption */
    record Props(Storage storage, IKey key) {}

    ExportStorage(Construct scope, String id, Props props) {
        super(scope, id);
        bucket = props.storage()
                .bucketName()
                .map(name -> Bucket.fromBucketName(this, "Given", name))
                .orElseGet(() -> own(props));
    }

    IBucket bucket() {
        return bucket;
    }

    private IBucket own(Props props) {
        Bucket own = Bucket.Builder.create(this, "Default")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(props.key())
                .bucketKeyEnabled(true)
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .versioned(true)
                .lifecycleRules(rules(props.storage()))
                // Deleted only if the deployment that creates it fails: it is empty then, and would be forgotten.
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        // A bucket that is kept must keep refusing requests without TLS.
        requireNonNull(own.getPolicy(), "enforceSsl makes a policy")
                .applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        for (String finding : List.of("AwsSolutions-S1", "NIST.800.53.R5-S3BucketLoggingEnabled")) {
            AcceptedFindings.accept(
                    own,
                    finding,
                    "Server access logs need a second bucket that is never cleared; CloudTrail data events, which"
                            + " the account's owner turns on for all buckets alike, show better who reads the"
                            + " exports.");
        }
        AcceptedFindings.accept(
                own,
                "NIST.800.53.R5-S3BucketReplicationEnabled",
                "A copy in another Region doubles what storage costs, and is for the owner of the data to decide; what is lost here is "
                        + "exported again from its snapshot.");
        return own;
    }

    private static List<LifecycleRule> rules(Storage storage) {
        List<LifecycleRule> rules = new ArrayList<>(List.of(leftovers()));
        storage.exportsKeptFor()
                .ifPresent(time -> rules.add(LifecycleRule.builder()
                        .id("exports")
                        .prefix(storage.s3Prefix().isEmpty() ? null : storage.s3Prefix() + "/")
                        .expiration(Duration.days(time.toDays()))
                        .build()));
        return rules;
    }

    /**
     * Keeps deleted objects for 30 days, so that an export can be restored even if its snapshot no longer exists.
     * Export identifiers never repeat, so nothing is overwritten, and versions cost nothing until someone deletes an
     * export.
     */
    private static LifecycleRule leftovers() {
        return LifecycleRule.builder()
                .id("leftovers")
                .abortIncompleteMultipartUploadAfter(Duration.days(7))
                .noncurrentVersionExpiration(Duration.days(30))
                .expiredObjectDeleteMarker(true)
                .build();
    }
}
