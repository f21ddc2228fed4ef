package io.lakelift.local.aws;

import io.lakelift.local.aws.rds.Account;
import io.lakelift.local.aws.rds.Source;
import io.lakelift.local.aws.rds.StartRequest;
import java.time.Instant;
import java.util.List;

/**
 * The account that every local run plays in. The sample events, the command and the tests name the same things, so they
 * are named once. Nothing exists in other accounts, Regions or partitions.
 */
public final class World {
    public static final String ACCOUNT = "123456789012";
    public static final String REGION = "eu-west-1";

    /** A good moment to begin: the night's snapshots are there, and young. */
    public static final Instant NIGHT = Instant.parse("2026-11-20T04:30:00Z");

    public static final String BUCKET = "lakelift-data-123456789012-eu-west-1";
    public static final String ROLE = "arn:aws:iam::123456789012:role/lakelift-export";
    public static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-4222-8333-444455556666";
    public static final String KEY_ALIAS = "alias/lakelift";
    public static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:lakelift-notices";

    /** An export of this deployment that is running when a night begins with a cancel. */
    public static final String RUNNING = "lakelift-ledger-2026-11-20-running";

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

    private World() {}

    private static String rds(String resource) {
        return "arn:aws:rds:" + REGION + ":" + ACCOUNT + ":" + resource;
    }

    /** The smallest complete request for an export of {@code sourceArn} into this world's bucket. */
    public static StartRequest export(String identifier, String sourceArn) {
        return new StartRequest(identifier, sourceArn, BUCKET, ROLE, KEY, "", List.of());
    }

    static void furnish(Account account) {
        account.add(source(ORDERS, "orders", "mysql", 80, "2026-11-20T03:10:12.345Z"))
                .add(source(ORDERS_BEFORE_MIGRATION, "orders", "mysql", 64, "2026-10-02T14:21:07.101Z"))
                .add(source(LEDGER, "ledger", "postgres", 20, "2026-11-20T03:40:31.870Z"))
                .add(source(STOCK, "stock", "mariadb", 5, "2026-11-19T23:00:02.004Z"))
                .add(source(BILLING_SNAPSHOT, "billing", "aurora-postgresql", 263, "2026-11-20T02:05:44.612Z"))
                .add(source(SHOP_BEFORE_UPGRADE, "shop", "aurora-mysql", 140, "2026-09-14T08:55:19.238Z"))
                .add(source(BILLING, "billing", "aurora-postgresql", 270, "2024-03-05T10:00:00Z"))
                .add(source(ORDERS_UNFINISHED, "orders", "mysql", 80, "2026-11-20T04:29:48.500Z")
                        .inState("creating"))
                .addBucket(BUCKET)
                .addRole(ROLE)
                .addUselessRole(UNTRUSTING_ROLE)
                .addKey(KEY, List.of(KEY_ALIAS, "arn:aws:kms:" + REGION + ":" + ACCOUNT + ":" + KEY_ALIAS));
    }

    private static Source source(String arn, String of, String engine, int sizeInGb, String createdAt) {
        return new Source(arn, of, engine, sizeInGb, Source.AVAILABLE, Instant.parse(createdAt));
    }
}
