package io.lakelift.local.aws;

import io.lakelift.local.aws.rds.Account;
import io.lakelift.local.aws.rds.Database;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instances and clusters of {@link World} as one finds them by tag, among them what no export may take: members of
 * clusters, engines and storage that RDS does not export, and what is being created or deleted.
 */
final class TaggedDatabases {
    private static final int TENANTS = 40;

    private TaggedDatabases() {}

    static void furnish(Account account) {
        Stream.of(nightly(), impossible(), untagged()).flatMap(List::stream).forEach(account::add);
        IntStream.rangeClosed(1, TENANTS).forEach(n -> tenant(account, n));
    }

    private static List<Database> nightly() {
        return Stream.of(
                        Database.instance(World.ORDERS_DB, "mysql", 80),
                        Database.instance(World.LEDGER_DB, "postgres", 20),
                        Database.cluster(World.BILLING, "aurora-postgresql"),
                        instance("billing-1", "aurora-postgresql", 1).memberOf("billing"),
                        instance("billing-2", "aurora-postgresql", 1).memberOf("billing"),
                        Database.cluster(World.SHOP, "aurora-mysql"),
                        instance("shop-1", "aurora-mysql", 1).memberOf("shop"))
                .map(database -> database.tagged(World.TAG, World.NIGHTLY).tagged("team", "data"))
                .toList();
    }

    private static List<Database> impossible() {
        return Stream.of(
                        instance("attic", "mysql", 40).onMagneticStorage(),
                        instance("bespoke", "custom-oracle-ee", 300),
                        instance("warehouse", "oracle-ee", 900),
                        instance("leaving", "mysql", 30).inState("deleting"),
                        instance("catalog-1", "postgres", 100).memberOf("catalog"),
                        Database.cluster(World.rds("cluster:catalog"), "postgres"),
                        Database.cluster(World.rds("cluster:archive"), "aurora-mysql")
                                .inMode("serverless"),
                        instance("orphaned-1", "aurora-mysql", 1).memberOf("orphaned"))
                .map(database -> database.tagged(World.TAG, World.NIGHTLY))
                .toList();
    }

    private static List<Database> untagged() {
        return List.of(
                Database.instance(World.IDLE_DB, "mysql", 10).tagged(World.TAG, "weekly"),
                Database.instance(World.NEW_DB, "mysql", 20),
                instance("stock", "mariadb", 5).tagged("team", "data"),
                Database.cluster(World.rds("cluster:orphaned"), "aurora-mysql"));
    }

    /** Sizes from 10 to 410 GB, in no order, and a snapshot of tonight. */
    private static void tenant(Account account, int n) {
        String name = "tenant-%02d".formatted(n);
        int size = 10 + n * 113 % 401;
        account.add(instance(name, "postgres", size).tagged(World.TAG, World.TENANTS));
        account.add(World.automated(name, "postgres", size, World.NIGHT.minus(Duration.ofMinutes(40L + n))));
    }

    private static Database instance(String name, String engine, int allocatedGb) {
        return Database.instance(World.rds("db:" + name), engine, allocatedGb);
    }
}
