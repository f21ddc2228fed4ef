package io.lakelift.local.sim;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.rds.RdsAccount;
import io.lakelift.fakes.rds.RdsSource;
import io.lakelift.fakes.rds.RdsSourceKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Older snapshots of some sources, whose exports may come before or after those of the newest: tables must end at the
 * newest all the same.
 */
final class OlderSnapshots {
    /** How often there is one. */
    private static final double OLDER = 0.3;

    private static final Duration AGE = Duration.ofDays(2);

    private final RdsAccount account;
    private final SeededRandom chance;

    OlderSnapshots(RdsAccount account, SeededRandom chance) {
        this.account = account;
        this.chance = chance;
    }

    /** Sometimes the snapshot of two nights before, added to the account; empty if the input names no snapshot. */
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
