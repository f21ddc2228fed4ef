package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;

/** The {@link Inventory} of {@link SampleAccount}. */
final class SampleInventory implements Inventory {

    @Override
    public String region() {
        return SampleAccount.REGION;
    }

    @Override
    public String account() {
        return SampleAccount.ACCOUNT;
    }

    @Override
    public String bucket() {
        return SampleAccount.BUCKET;
    }

    @Override
    public String role() {
        return SampleAccount.ROLE;
    }

    @Override
    public String key() {
        return SampleAccount.KEY;
    }

    @Override
    public String topic() {
        return SampleAccount.TOPIC;
    }

    @Override
    public String policy() {
        return SampleAccount.POLICY;
    }

    @Override
    public Instant night() {
        return SampleAccount.NIGHT;
    }

    @Override
    public String snapshot() {
        return SampleAccount.ORDERS;
    }

    @Override
    public StartRequest running() {
        return SampleAccount.export(SampleAccount.RUNNING, SampleAccount.LEDGER);
    }

    @Override
    public void addTo(RdsAccount account) {
        SampleAccount.addTo(account);
    }

    @Override
    public void addTo(io.lakelift.fakes.fsx.FsxAccount account) {
        SampleAccount.addTo(account);
    }
}
