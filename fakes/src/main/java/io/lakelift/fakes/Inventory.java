package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;

/** What exists in the account and Region of a run. No method returns null or an empty string. */
public interface Inventory {
    /** The deployment's name, with which the names of its state machines begin. */
    default String deployment() {
        return "lakelift";
    }

    String region();

    String account();

    /** The name of the deployment's own bucket, which exports use unless an input names another. */
    String bucket();

    /** The ARN of the deployment's own role, which RDS may assume. */
    String role();

    /** The ARN of the deployment's own customer-managed key. */
    String key();

    /** The ARN of the topic that notices are sent to. */
    String topic();

    /** The database of the Glue Data Catalog in which tables may be registered. */
    default String database() {
        return "lakelift";
    }

    /** What an input may ask for, in the JSON of the functions' variable {@code LAKELIFT_POLICY}. */
    String policy();

    /** When a run begins: the snapshots of that night exist and are recent. */
    Instant night();

    /** The ARN of the RDS source, usually a snapshot, of an export that the input does not describe. */
    String snapshot();

    /** The request of the export that is already running when a run begins, if the input cancels an identifier. */
    StartRequest running();

    /** Adds what exists in RDS. */
    void addTo(RdsAccount account);

    /** Adds what exists in FSx. */
    void addTo(io.lakelift.fakes.fsx.FsxAccount account);
}
