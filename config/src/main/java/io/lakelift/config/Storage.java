package io.lakelift.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where exports land.
 *
 * @param bucketName an existing bucket; empty where the stack makes one
 * @param bucketAccounts the accounts of those of the file's buckets, by name, that are in another one than the deployment
 * @param keyArn an existing customer-managed key that encrypts the exports; empty where the stack makes one
 * @param s3Prefix what every object's key begins with; empty for none. The export role may write nowhere else
 * @param exportsKeptFor after how long the bucket made here deletes an export, in whole days; empty for never
 */
public record Storage(
        Optional<String> bucketName,
        Map<String, String> bucketAccounts,
        Optional<String> keyArn,
        String s3Prefix,
        Optional<Duration> exportsKeptFor) {
    public Storage {
        bucketAccounts = Map.copyOf(bucketAccounts);
    }
}
