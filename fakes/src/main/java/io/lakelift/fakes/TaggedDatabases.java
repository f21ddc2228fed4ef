package io.lakelift.fakes;

import io.lakelift.fakes.rds.Database;
import io.lakelift.fakes.rds.RdsAccount;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The instances and clusters of {@link SampleAccount} with their tags, and a snapshot of each of the forty tenants.
 * Some databases with a fleet's tag cannot be exported: members of clusters, databases whose engine, mode or storage
 * RDS does not export, and one that is being deleted. Others lack the tag.
 */
final class TaggedDatabases {
    private static final int TENANTS = 40;

    private TaggedDatabases() {}

    static void addTo(RdsAccount account) {
        Stream.of(nightly(), impossible(), untagged()).flatMap(List::stream).forEach(account::add);
        IntStream.rangeClosed(1, TENANTS).forEach(n -> tenant(account, n));
    }

    private static List<Database> nightly() {
        return Stream.of(
                        Database.instance(SampleAccount.ORDERS_DB, "mysql", 80),
                        Database.instance(SampleAccount.LEDGER_DB, "postgres", 20),
                        Database.cluster(SampleAccount.BILLING, "aurora-postgresql"),
                        instance("billing-1", "aurora-postgresql", 1).memberOf("billing"),
                        instance("billing-2", "aurora-postgresql", 1).memberOf("billing"),
                        Database.cluster(SampleAccount.SHOP, "aurora-mysql"),
                        instance("shop-1", "aurora-mysql", 1).memberOf("shop"))
                .map(database -> database.tagged(SampleAccount.TAG, SampleAccount.NIGHTLY)
                        .tagged("team", "data"))
                .toList();
    }

    private static List<Database> impossible() {
        return Stream.of(
                        instance("attic", "mysql", 40).onMagneticStorage(),
                        instance("bespoke", "custom-oracle-ee", 300),
                        instance("warehouse", "oracle-ee", 900),
                        instance("leaving", "mysql", 30).inState("deleting"),
                        instance("catalog-1", "postgres", 100).memberOf("catalog"),
                        Database.cluster(SampleAccount.rds("cluster:catalog"), "postgres"),
                        Database.cluster(SampleAccount.rds("cluster:archive"), "aurora-mysql")
                                .inMode("serverless"),
                        instance("orphaned-1", "aurora-mysql", 1).memberOf("orphaned"))
                .map(database -> database.tagged(SampleAccount.TAG, SampleAccount.NIGHTLY))
                .toList();
    }

    private static List<Database> untagged() {
        return List.of(
                Database.instance(SampleAccount.IDLE_DB, "mysql", 10).tagged(SampleAccount.TAG, "weekly"),
                Database.instance(SampleAccount.NEW_DB, "mysql", 20),
                instance("stock", "mariadb", 5).tagged("team", "data"),
                Database.cluster(SampleAccount.rds("cluster:orphaned"), "aurora-mysql"));
    }

    /** Adds an instance of 10 to 410 GB and a snapshot of tonight. Sizes are in no order. */
    private static void tenant(RdsAccount account, int n) {
        String name = "tenant-%02d".formatted(n);
        int size = 10 + n * 113 % 401;
        account.add(instance(name, "postgres", size).tagged(SampleAccount.TAG, SampleAccount.TENANTS));
        account.add(SampleAccount.automated(
                name, "postgres", size, SampleAccount.NIGHT.minus(Duration.ofMinutes(40L + n))));
    }

    private static Database instance(String name, String engine, int allocatedGb) {
        return Database.instance(SampleAccount.rds("db:" + name), engine, allocatedGb);
    }
}
