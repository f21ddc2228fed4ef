package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.StartRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The sample account that the sample events, the command and the tests share: the names of what exists in it, and
 * methods that make ARNs, requests and snapshots for it. The account also contains what has no name here, such as
 * databases that are found only by their tags.
 */
public final class SampleAccount {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "eu-west-1";

    /** When a run begins: the snapshots of that night exist and are recent. */
    public static final Instant NIGHT = Instant.parse("2026-11-20T04:30:00Z");

    public static final String BUCKET = "lakelift-data-123456789012-eu-west-1";
    public static final String ROLE = "arn:aws:iam::123456789012:role/lakelift-export";
    public static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666";
    public static final String KEY_ALIAS = "alias/lakelift";
    public static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:lakelift-notices";

    /** The bucket of team B's exports: a combination that the sample deployment's file allows for {@link #SHOP}. */
    public static final String TEAM_BUCKET = "team-b-lake";

    public static final String TEAM_ROLE = "arn:aws:iam::123456789012:role/team-b";
    public static final String TEAM_KEY = "arn:aws:kms:eu-west-1:123456789012:key/bbbbbbbb-1111-4222-8333-444455556666";

    /** What a deployment's file might allow: any prefix of the bucket, and team B's combination. */
    public static final String POLICY = """
            {"combinations": [{"s3Prefix": ""}, {"sources": ["cluster:shop"], "s3BucketName": "%s", "s3Prefix": "b/{date}",
              "iamRoleArn": "%s", "kmsKeyId": "%s"}]}""".formatted(TEAM_BUCKET, TEAM_ROLE, TEAM_KEY);

    /** The identifier of an export that is already running when a run begins, if the run's input cancels it. */
    public static final String RUNNING = "lakelift-ledger-2026-11-20-ycq30runningtask";

    /** A role that exists, but that the export service may not assume. */
    public static final String UNTRUSTING_ROLE = "arn:aws:iam::123456789012:role/lakelift-export-untrusting";

    public static final String ORDERS = rds("snapshot:rds:orders-2026-11-20-03-10");
    public static final String ORDERS_BEFORE_MIGRATION = rds("snapshot:orders-before-migration");
    public static final String LEDGER = rds("snapshot:rds:ledger-2026-11-20-03-40");
    public static final String STOCK = rds("snapshot:awsbackup:job-7f3e1c52-stock");
    public static final String BILLING_SNAPSHOT = rds("cluster-snapshot:rds:billing-2026-11-20-02-05");
    public static final String SHOP_BEFORE_UPGRADE = rds("cluster-snapshot:shop-before-upgrade");
    public static final String BILLING = rds("cluster:billing");

    /** A snapshot that is still being taken, and so cannot be exported. */
    public static final String ORDERS_UNFINISHED = rds("snapshot:orders-unfinished");

    /** An instance. RDS cannot export it, only its snapshots. */
    public static final String ORDERS_DB = rds("db:orders");

    /** An instance with more snapshots than one page holds. */
    public static final String LEDGER_DB = rds("db:ledger");

    /** An instance whose newest snapshot is four days old. */
    public static final String IDLE_DB = rds("db:idle");

    public static final String IDLE = rds("snapshot:rds:idle-2026-11-16-03-55");

    /** An instance without any snapshot. */
    public static final String NEW_DB = rds("db:new");

    /** A cluster without automated snapshots; {@link #SHOP_BEFORE_UPGRADE} is its only snapshot. */
    public static final String SHOP = rds("cluster:shop");

    /** A Lustre file system, linked to {@link #LUSTRE_PATH} by {@link #ASSOCIATION}. */
    public static final String SCRATCH = fsx("fs-0123456789abcdef0");

    public static final String ASSOCIATION = "dra-0123456789abcdef0";
    public static final String LUSTRE_PATH = "s3://" + BUCKET + "/lustre";

    /** A Lustre file system of an older kind, which has an export path of its own instead of an association. */
    public static final String LEGACY = fsx("fs-0aaaaaaaaaaaaaaa1");

    /** A Lustre file system that is still being created. */
    public static final String UNFINISHED_FILE_SYSTEM = fsx("fs-0bbbbbbbbbbbbbbb2");

    /** A file system that has no data repository tasks. */
    public static final String WINDOWS = fsx("fs-0ccccccccccccccc3");

    /** The key of the tag by which fleets find their sources. */
    public static final String TAG = "lakelift";

    /**
     * The tag's value for the sources of a usual night. Those that can be exported are {@link #ORDERS_DB},
     * {@link #LEDGER_DB}, {@link #BILLING}, {@link #SHOP} and {@link #SCRATCH}.
     */
    public static final String NIGHTLY = "nightly";

    /** The tag's value for forty instances, {@code tenant-01} to {@code tenant-40}. */
    public static final String TENANTS = "tenants";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("'-'uuuu-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

    /** The sample account as an inventory. */
    public static final Inventory SAMPLE = new SampleInventory();

    private SampleAccount() {}

    public static String rds(String resource) {
        return "arn:aws:rds:" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    private static String fsx(String id) {
        return "arn:aws:fsx:" + REGION + ":" + ACCOUNT + ":file-system/" + id;
    }

    /** The smallest complete request for an export of {@code sourceArn} into {@link #BUCKET}. */
    public static StartRequest export(String identifier, String sourceArn) {
        return new StartRequest(identifier, sourceArn, BUCKET, ROLE, KEY, "", List.of());
    }

    static void addTo(RdsAccount account) {
        Databases.addTo(account);
        TaggedDatabases.addTo(account);
        account.addBucket(BUCKET)
                .addBucket(TEAM_BUCKET)
                .addRole(ROLE)
                .addRole(TEAM_ROLE)
                .addKey(TEAM_KEY, List.of())
                .addUselessRole(UNTRUSTING_ROLE)
                .addKey(KEY, List.of(KEY_ALIAS, "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":" + KEY_ALIAS));
    }

    static void addTo(io.lakelift.fakes.fsx.FsxAccount account) {
        FileSystems.addTo(account);
    }

    /** The end of an automated snapshot's name: a hyphen, and the time to the minute, in UTC. */
    public static String minute(Instant at) {
        return MINUTE.format(at);
    }

    /** An automated snapshot of an instance, named after the time when it was taken. */
    public static RdsSource automated(String instance, String engine, int sizeInGb, Instant at) {
        String arn = rds("snapshot:rds:" + instance + MINUTE.format(at));
        return new RdsSource(arn, instance, engine, sizeInGb, RdsSource.AVAILABLE, at);
    }

    /** An automated snapshot of a cluster, named after the time when it was taken. */
    public static RdsSource automatedOfCluster(String cluster, String engine, int sizeInGb, Instant at) {
        String arn = rds("cluster-snapshot:rds:" + cluster + MINUTE.format(at));
        return new RdsSource(arn, cluster, engine, sizeInGb, RdsSource.AVAILABLE, at);
    }
}
