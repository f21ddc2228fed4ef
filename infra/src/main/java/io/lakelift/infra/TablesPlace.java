package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.Tables;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.s3.IBucket;

/**
 * Where the metadata of the tables goes: below one prefix of the deployment's own bucket, or of another that the file
 * names.
 *
 * @param address {@code s3://BUCKET/PREFIX}
 * @param bucketArn the ARN of that bucket
 * @param objects the ARN of all objects there
 * @param account the account that must own the bucket
 */
record TablesPlace(String address, String bucketArn, String objects, String account) {
    /** @param bucket the deployment's own */
    static TablesPlace of(Config config, Tables tables, IBucket bucket) {
        String address = tables.location(bucket.getBucketName());
        String bucketArn = tables.bucketName().map(Iam::s3).orElse(bucket.getBucketArn());
        String name = tables.bucketName().or(config.storage()::bucketName).orElse("");
        String held = tables.bucketName().orElse(bucket.getBucketName());
        return new TablesPlace(
                address,
                bucketArn,
                bucketArn + address.substring("s3://".length() + held.length()) + "/*",
                config.storage().bucketAccounts().getOrDefault(name, Aws.ACCOUNT_ID));
    }
}
