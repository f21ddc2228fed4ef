package io.lakelift.local.aws;

import io.lakelift.local.aws.rds.Account;
import io.lakelift.local.aws.rds.StartRequest;
import java.time.Instant;

/** What {@link World} names. */
final class SampleInventory implements Inventory {

    @Override
    public String region() {
        return World.REGION;
    }

    @Override
    public String account() {
        return World.ACCOUNT;
    }

    @Override
    public String bucket() {
        return World.BUCKET;
    }

    @Override
    public String role() {
        return World.ROLE;
    }

    @Override
    public String key() {
        return World.KEY;
    }

    @Override
    public String topic() {
        return World.TOPIC;
    }

    @Override
    public String policy() {
        return World.POLICY;
    }

    @Override
    public Instant night() {
        return World.NIGHT;
    }

    @Override
    public String snapshot() {
        return World.ORDERS;
    }

    @Override
    public StartRequest running() {
        return World.export(World.RUNNING, World.LEDGER);
    }

    @Override
    public void furnish(Account account) {
        World.furnish(account);
    }

    @Override
    public void furnish(io.lakelift.local.aws.fsx.Account account) {
        World.furnish(account);
    }
}
