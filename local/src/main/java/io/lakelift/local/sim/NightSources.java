package io.lakelift.local.sim;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.fsx.Association;
import io.lakelift.fakes.fsx.FileSystem;
import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.RdsSource;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Creates the sources of a night, each of a random kind, and the inputs of the executions that export them. */
final class NightSources {
    private static final String RDS = "arn:aws:rds:%s:%s:".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT);
    private static final List<String> DEADLINES = List.of("PT20M", "PT1H", "PT2H", "PT4H", "PT8H");
    private static final List<String> ENGINES = List.of("mysql", "postgres", "mariadb");

    /** How often the newest snapshot is unfinished. */
    private static final double UNFINISHED = 0.15;

    private final FakeCloud cloud;
    private final SeededRandom chance;
    private final Instant begin;

    NightSources(FakeCloud cloud, SeededRandom chance, Instant begin) {
        this.cloud = cloud;
        this.chance = chance;
        this.begin = begin;
    }

    private enum Kind {
        SNAPSHOT,
        CLUSTER_SNAPSHOT,
        CLUSTER,
        DB,
        NEWEST_OF_CLUSTER,
        FILES,
        SNAPSHOT_CREATED
    }

    /** Adds a source to the account, or several that belong together, and returns the input of an execution for it. */
    Map<String, Object> input(int number) {
        String name = "s" + number;
        Map<String, Object> input = new LinkedHashMap<>();
        switch (chance.oneOf(List.of(Kind.values()))) {
            case SNAPSHOT -> input.put("sourceArn", snapshot(name));
            case CLUSTER_SNAPSHOT -> input.put("sourceArn", clusterSnapshot(name));
            case CLUSTER -> input.put("sourceArn", cluster(name));
            case DB -> {
                snapshot(name);
                input.put("sourceArn", RDS + "db:" + name);
            }
            case NEWEST_OF_CLUSTER -> {
                clusterSnapshot(name);
                input.put("sourceArn", cluster(name));
                input.put("latestSnapshot", true);
            }
            case FILES -> input.put("sourceArn", files(number));
            case SNAPSHOT_CREATED -> {
                return created(snapshot(name));
            }
        }
        if (chance.hits(0.5)) {
            input.put("deadline", chance.oneOf(DEADLINES));
        }
        input.computeIfPresent("sourceArn", (field, arn) -> number % 3 == 2 ? written(String.valueOf(arn)) : arn);
        boolean files = String.valueOf(input.get("sourceArn")).contains(":fsx:");
        if (!files && chance.hits(0.2)) {
            input.put("exportOnly", List.of("shop"));
        }
        return input;
    }

    /** RDS stores names in lower case, but people write them in any case. */
    private static String written(String arn) {
        String kept = arn.startsWith(RDS) ? RDS + arn.substring(RDS.length()).replaceFirst(":.*", ":") : arn;
        return kept + arn.substring(kept.length()).toUpperCase(Locale.ROOT);
    }

    private String snapshot(String name) {
        String engine = chance.oneOf(ENGINES);
        return added(at -> SampleAccount.automated(name, engine, chance.between(1, 400), at));
    }

    private String clusterSnapshot(String name) {
        return added(at -> SampleAccount.automatedOfCluster(name, "aurora-mysql", chance.between(1, 400), at));
    }

    /**
     * Adds a snapshot and returns its ARN. It usually exists; sometimes RDS is still creating it, with or without an
     * older one, and sometimes the creation fails.
     */
    private String added(Function<Instant, RdsSource> taken) {
        RdsAccount account = cloud.rds().account();
        if (!chance.hits(UNFINISHED)) {
            RdsSource source = taken.apply(taken());
            account.add(source);
            return source.arn();
        }
        RdsSource older = taken.apply(begin.minus(chance.between(Duration.ofHours(20), Duration.ofHours(28))));
        RdsSource newest = taken.apply(begin.minus(chance.between(Duration.ofMinutes(1), Duration.ofMinutes(20))))
                .readyAt(begin.plus(chance.between(Duration.ofMinutes(1), Duration.ofHours(3))));
        if (chance.hits(0.5)) {
            account.add(older);
        }
        account.add(chance.hits(0.1) ? newest.inState("failed") : newest);
        return newest.arn();
    }

    private String cluster(String name) {
        Instant made = begin.minus(Duration.ofDays(100));
        RdsSource live = new RdsSource(
                RDS + "cluster:" + name, name, "aurora-postgresql", chance.between(1, 400), RdsSource.AVAILABLE, made);
        cloud.rds().account().add(live);
        return live.arn();
    }

    private Instant taken() {
        return begin.minus(chance.between(Duration.ofMinutes(10), Duration.ofHours(5)));
    }

    private String files(int number) {
        String id = "fs-0000000000000%04d".formatted(number);
        String arn = "arn:aws:fsx:%s:%s:file-system/%s".formatted(SampleAccount.REGION, SampleAccount.ACCOUNT, id);
        Instant made = begin.minus(Duration.ofDays(30));
        cloud.fsx()
                .account()
                .add(new FileSystem(arn, FileSystem.LUSTRE, FileSystem.AVAILABLE, 1200, 40_000, Optional.empty(), made))
                .add(new Association(
                        "dra-0000000000000%04d".formatted(number),
                        id,
                        "/",
                        "s3://" + SampleAccount.BUCKET + "/lustre-" + number,
                        "AVAILABLE",
                        made));
        return arn;
    }

    /** RDS's event that a snapshot was created. */
    private Map<String, Object> created(String arn) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("version", "0");
        event.put("id", "00000000-0000-4000-8000-%012d".formatted(chance.between(0, 999_999)));
        event.put("detail-type", "RDS DB Snapshot Event");
        event.put("source", "aws.rds");
        event.put("account", SampleAccount.ACCOUNT);
        event.put("time", begin.toString());
        event.put("region", SampleAccount.REGION);
        event.put("resources", List.of(arn));
        event.put(
                "detail",
                Map.of(
                        "EventCategories",
                        List.of("creation"),
                        "SourceType",
                        "SNAPSHOT",
                        "SourceArn",
                        arn,
                        "Date",
                        begin.toString(),
                        "SourceIdentifier",
                        arn.substring(RDS.length() + "snapshot:".length()),
                        "Message",
                        "Automated snapshot created",
                        "EventID",
                        "RDS-EVENT-0091"));
        return event;
    }
}
