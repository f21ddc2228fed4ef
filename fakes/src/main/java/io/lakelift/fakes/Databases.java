package io.lakelift.fakes;

import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsSourceKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The sources of RDS exports in {@link SampleAccount}: snapshots of instances and clusters, and live clusters. The
 * snapshots of the forty tenants are in {@link TaggedDatabases}.
 */
final class Databases {
    private static final LocalDate TONIGHT = LocalDate.ofInstant(SampleAccount.NIGHT, ZoneOffset.UTC);
    private static final List<RdsSource> SOURCES = Stream.of(orders(), ledger(), others(), clusters())
            .flatMap(List::stream)
            .toList();

    private Databases() {}

    static void addTo(RdsAccount account) {
        SOURCES.forEach(account::add);
    }

    /**
     * Adds one more snapshot of each instance and cluster that has any: RDS began it five minutes ago and finishes in
     * 25.
     */
    static void beingBackedUp(FakeCloud cloud) {
        Instant now = cloud.clock().instant();
        Instant began = now.minus(Duration.ofMinutes(5));
        RdsAccount account = cloud.rds().account();
        for (RdsSource each : account.sources()) {
            String kind = each.kind() == RdsSourceKind.SNAPSHOT ? "snapshot" : "cluster-snapshot";
            String arn = each.arnOf("rds", kind + ":rds:" + each.of() + SampleAccount.minute(began));
            account.add(new RdsSource(arn, each.of(), each.engine(), each.sizeInGb(), RdsSource.AVAILABLE, began)
                    .readyAt(now.plus(Duration.ofMinutes(25))));
        }
    }

    /** Gives exports that start from now on the columns after a migration. */
    static void migrated(FakeCloud cloud) {
        Instant now = cloud.clock().instant();
        cloud.exports()
                .migrate(task -> task.taskStartTime()
                        .filter(began -> !began.isBefore(now))
                        .isPresent());
    }

    private static List<RdsSource> orders() {
        List<RdsSource> snapshots = new ArrayList<>(List.of(
                source(SampleAccount.ORDERS, "orders", "mysql", 80, "2026-11-20T03:10:12.345Z"),
                source(SampleAccount.ORDERS_BEFORE_MIGRATION, "orders", "mysql", 64, "2026-10-02T14:21:07.101Z"),
                source(snapshot("orders-before-black-friday"), "orders", "mysql", 80, "2026-11-17T09:02:55.020Z"),
                source(snapshot("awsbackup:job-2b9d4f10-orders"), "orders", "mysql", 80, "2026-11-20T04:00:04.377Z"),
                source(SampleAccount.ORDERS_UNFINISHED, "orders", "mysql", 80, "2026-11-20T04:29:48.500Z")
                        .inState("creating")));
        nights(1, 29)
                .map(at -> SampleAccount.automated("orders", "mysql", 79, at("03:10:12.345", at)))
                .forEach(snapshots::add);
        return snapshots;
    }

    /** More than a page of snapshots, because a team took one by hand every week and never deleted any. */
    private static List<RdsSource> ledger() {
        List<RdsSource> snapshots = new ArrayList<>(
                List.of(source(SampleAccount.LEDGER, "ledger", "postgres", 20, "2026-11-20T03:40:31.870Z")));
        nights(1, 13)
                .map(at -> SampleAccount.automated("ledger", "postgres", 20, at("03:40:31.870", at)))
                .forEach(snapshots::add);
        IntStream.range(0, 110)
                .mapToObj(week -> LocalDate.of(2024, 9, 6).plusWeeks(week))
                .map(day -> source(snapshot("ledger-week-" + day), "ledger", "postgres", 12, day + "T18:00:21.118Z"))
                .forEach(snapshots::add);
        return snapshots;
    }

    /** The other instances. The newest snapshot of {@code idle} is four days old, and {@code new} has none. */
    private static List<RdsSource> others() {
        List<RdsSource> snapshots = new ArrayList<>(
                List.of(source(SampleAccount.STOCK, "stock", "mariadb", 5, "2026-11-19T23:00:02.004Z")));
        nights(4, 10)
                .map(at -> SampleAccount.automated("idle", "mysql", 10, at("03:55:08.410", at)))
                .forEach(snapshots::add);
        return snapshots;
    }

    private static List<RdsSource> clusters() {
        List<RdsSource> sources = new ArrayList<>(List.of(
                source(SampleAccount.BILLING_SNAPSHOT, "billing", "aurora-postgresql", 263, "2026-11-20T02:05:44.612Z"),
                source(SampleAccount.BILLING, "billing", "aurora-postgresql", 270, "2024-03-05T10:00:00Z"),
                source(SampleAccount.SHOP_BEFORE_UPGRADE, "shop", "aurora-mysql", 140, "2026-09-14T08:55:19.238Z"),
                source(SampleAccount.SHOP, "shop", "aurora-mysql", 150, "2024-06-11T15:30:00Z")));
        nights(1, 13)
                .map(at ->
                        SampleAccount.automatedOfCluster("billing", "aurora-postgresql", 260, at("02:05:44.612", at)))
                .forEach(sources::add);
        return sources;
    }

    private static Stream<LocalDate> nights(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(TONIGHT::minusDays);
    }

    private static Instant at(String time, LocalDate day) {
        return Instant.parse(day + "T" + time + "Z");
    }

    private static String snapshot(String name) {
        return SampleAccount.rds("snapshot:" + name);
    }

    private static RdsSource source(String arn, String of, String engine, int sizeInGb, String createdAt) {
        return new RdsSource(arn, of, engine, sizeInGb, RdsSource.AVAILABLE, Instant.parse(createdAt));
    }
}
