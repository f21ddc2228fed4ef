package io.lakelift.local.sim;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsSourceKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Adds older snapshots of some sources. They may be exported before or after the newest one; either way, the tables
 * must end at the newest.
 */
final class OlderSnapshots {
    /** How often an older snapshot is added. */
    private static final double OLDER = 0.3;

    private static final Duration AGE = Duration.ofDays(2);

    private final RdsAccount account;
    private final SeededRandom chance;

    OlderSnapshots(RdsAccount account, SeededRandom chance) {
        this.account = account;
        this.chance = chance;
    }

    /**
     * Sometimes adds the snapshot of two nights before to the account, and returns its ARN; empty if it adds none, as
     * for an input that names no snapshot.
     */
    Optional<String> of(Map<String, Object> input) {
        return chance.hits(OLDER) ? added(input) : Optional.empty();
    }

    private Optional<String> added(Map<String, Object> input) {
        return Optional.ofNullable(input.get("sourceArn"))
                .map(String::valueOf)
                .flatMap(account::source)
                .filter(source -> source.kind() != RdsSourceKind.CLUSTER)
                .map(newest -> {
                    RdsSource older = before(newest);
                    account.add(older);
                    return older.arn();
                });
    }

    private static RdsSource before(RdsSource newest) {
        return newest.kind() == RdsSourceKind.SNAPSHOT
                ? SampleAccount.automated(
                        newest.of(),
                        newest.engine(),
                        newest.sizeInGb(),
                        newest.createdAt().minus(AGE))
                : SampleAccount.automatedOfCluster(
                        newest.of(),
                        newest.engine(),
                        newest.sizeInGb(),
                        newest.createdAt().minus(AGE));
    }
}
