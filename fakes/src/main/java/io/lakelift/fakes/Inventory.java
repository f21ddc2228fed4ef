package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;

/** What exists in the account and Region that a run plays in; no name is null or empty. */
public interface Inventory {
    /** The deployment's name, with which those of its state machines begin. */
    default String deployment() {
        return "lakelift";
    }

    String region();

    String account();

    /** The deployment's own bucket, role, key and topic, where an input names no others. */
    String bucket();

    /** The ARN of a role that RDS may assume. */
    String role();

    /** The ARN of a customer-managed key. */
    String key();

    /** The ARN of the topic that gets the notices. */
    String topic();

    /** The database of the Glue Data Catalog in which tables may be registered. */
    default String database() {
        return "lakelift";
    }

    /** What an input may ask for, as the functions have it in {@code LAKELIFT_POLICY}. */
    String policy();

    /** A good moment to begin: the night's snapshots are there, and young. */
    Instant night();

    /** The ARN of a snapshot that can be exported. */
    String snapshot();

    /** The export that is running when a night begins with a cancel of an identifier. */
    StartRequest running();

    void furnish(RdsAccount account);

    void furnish(io.lakelift.fakes.fsx.FsxAccount account);
}
