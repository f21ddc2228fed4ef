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
 * @param s3Prefix the prefix that exports go to if neither a schedule nor an input gives another; empty for none
 * @param exportsKeptFor after how many whole days the bucket that the stack creates deletes an export; empty for never
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
