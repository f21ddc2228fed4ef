package io.lakelift.local.sim;

import io.lakelift.local.aws.FakeCloud;
import io.lakelift.local.aws.files.Damage;
import io.lakelift.local.aws.rds.ExportTask;
import io.lakelift.local.aws.s3.FakeS3;
import io.lakelift.local.aws.wire.Fault;
import java.util.List;
import java.util.Optional;

/**
 * What is wrong with the files of exports, and with S3 when somebody looks at them. A function reads files from several threads,
 * whose order is nobody's to say: so what S3 does depends on the moment alone, and on whether it is asked to write.
 */
final class FileLuck {
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    private final FakeCloud cloud;
    private final Weather weather;
    private final Ledger ledger;
    private final long seed;

    FileLuck(FakeCloud cloud, Weather weather, Ledger ledger, Chance chance) {
        this.cloud = cloud;
        this.weather = weather;
        this.ledger = ledger;
        this.seed = chance.any();
    }

    /** How S3 is at a moment. */
    private enum Mood {
        BUSY,
        DENYING,
        FULL,
        DEAF
    }

    /** Lays it over the services. */
    void begin() {
        cloud.exports().damage(this::damage);
        cloud.s3().faults().otherwise(this::fault);
    }

    /** Of chosen parts, a table that would be damaged may have no file at all. */
    private Damage damage(ExportTask task) {
        Chance chance = new Chance(seed + task.exportTaskIdentifier().hashCode());
        Damage damage = task.exportOnly().isEmpty() && chance.hits(weather.unusualCourses())
                ? chance.oneOf(DAMAGES)
                : Damage.NONE;
        ledger.damages.put(task.exportTaskIdentifier(), damage);
        return damage;
    }

    private Fault fault(String action) {
        boolean writes = action.equals(FakeS3.PUT);
        return mood().map(mood -> switch (mood) {
                    case BUSY -> FakeS3.slowDown();
                    case DENYING -> FakeS3.accessDenied();
                    case FULL -> writes ? FakeS3.slowDown() : new Fault.Pass();
                    case DEAF -> writes ? new Fault.LoseAnswer() : new Fault.Pass();
                })
                .orElseGet(Fault.Pass::new);
    }

    private Optional<Mood> mood() {
        Chance chance = new Chance(seed ^ cloud.clock().instant().toEpochMilli());
        return chance.hits(weather.apiFaults() * 2)
                ? Optional.of(chance.oneOf(List.of(Mood.values())))
                : Optional.empty();
    }
}
