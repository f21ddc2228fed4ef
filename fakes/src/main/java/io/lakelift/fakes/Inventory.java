package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;

/** What exists in the account and Region of a run; no name is null or empty. */
public interface Inventory {
    /** The deployment's name, with which the names of its state machines begin. */
    default String deployment() {
        return "lakelift";
    }

    String region();

    String account();

    /** The name of the deployment's own bucket, which exports use if an input names no other. */
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

    /** The ARN of a snapshot that can be exported. */
    String snapshot();

    /** The request of the export that is running at the beginning of a run that cancels an identifier. */
    StartRequest running();

    /** Adds what exists in RDS. */
    void addTo(RdsAccount account);

    /** Adds what exists in FSx. */
    void addTo(io.lakelift.fakes.fsx.FsxAccount account);
}
