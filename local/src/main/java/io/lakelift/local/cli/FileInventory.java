package io.lakelift.local.cli;

import io.lakelift.config.Config;
import io.lakelift.config.Storage;
import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;
import java.util.List;

/**
 * The fake account in which a schedule is run: a base account, but with the bucket and key of the deployment's file,
 * and with the buckets, roles and keys that the schedule names.
 *
 * @param deployment the deployment's name in the file
 * @param base the account that everything else is taken from
 * @param storage the storage that the file describes
 * @param schedule the values of the schedule's input
 * @param starts when the schedule's night begins
 */
record FileInventory(String deployment, Inventory base, Storage storage, InputValues schedule, Instant starts)
        implements Inventory {
    static FileInventory of(Inventory base, Config config, Object input, Instant starts) {
        return new FileInventory(config.name(), base, config.storage(), InputValues.of(input), starts);
    }

    @Override
    public String region() {
        return base.region();
    }

    @Override
    public String account() {
        return base.account();
    }

    @Override
    public String bucket() {
        return storage.bucketName().orElseGet(base::bucket);
    }

    @Override
    public String role() {
        return base.role();
    }

    @Override
    public String key() {
        return storage.keyArn().orElseGet(base::key);
    }

    @Override
    public String topic() {
        return base.topic();
    }

    @Override
    public String policy() {
        return base.policy();
    }

    @Override
    public Instant night() {
        return starts;
    }

    @Override
    public String snapshot() {
        return base.snapshot();
    }

    @Override
    public StartRequest running() {
        return base.running();
    }

    @Override
    public void addTo(RdsAccount account) {
        base.addTo(account);
        account.addBucket(bucket());
        account.addKey(key(), List.of());
        schedule.texts("s3BucketName").forEach(account::addBucket);
        schedule.texts("iamRoleArn").forEach(account::addRole);
        schedule.texts("kmsKeyId").forEach(key -> account.addKey(key, List.of()));
    }

    @Override
    public void addTo(io.lakelift.fakes.fsx.FsxAccount account) {
        base.addTo(account);
    }
}
