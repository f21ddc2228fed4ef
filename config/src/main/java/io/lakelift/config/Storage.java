package io.lakelift.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where exports are stored.
 *
 * @param bucketName an existing bucket; empty if the stack creates one
 * @param bucketAccounts the accounts, by bucket name, of the file's buckets that are not in the deployment's account
 * @param keyArn an existing customer-managed key that encrypts the exports; empty if the stack creates one
 * @param s3Prefix the start of every object's key; empty for none. The export role may write nowhere else
 * @param exportsKeptFor after how long the bucket created here deletes an export, in whole days; empty for never
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
