package io.lakelift.local.sim;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.files.Damage;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueError;
import io.lakelift.fakes.rds.RdsExportTask;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import java.util.List;
import java.util.Optional;

/**
 * Damages some exported files, and makes some calls to S3 and Glue fail. A function makes these calls on several
 * threads, in no fixed order. Whether a call fails therefore depends only on the seed, the service, the time and
 * whether the call writes, so that a seed gives the same night every time.
 */
final class FileFaults {
    private static final List<Damage> DAMAGES = List.of(Damage.values());

    private final FakeCloud cloud;
    private final FaultProfile faultProfile;
    private final Observations observations;
    private final long seed;

    FileFaults(FakeCloud cloud, FaultProfile faultProfile, Observations observations, SeededRandom chance) {
        this.cloud = cloud;
        this.faultProfile = faultProfile;
        this.observations = observations;
        this.seed = chance.any();
    }

    /** How S3 or Glue behaves at a moment. */
    private enum Mood {
        BUSY,
        DENYING,
        FULL,
        DEAF
    }

    /** Installs the faults in the fake services. */
    void begin() {
        cloud.exports().damage(this::damage);
        cloud.s3().faults().otherwise(this::fault);
        cloud.glue().faults().otherwise(this::catalogFault);
    }

    /** Chooses no damage for a partial export, because the table to be damaged may have no file in it. */
    private Damage damage(RdsExportTask task) {
        SeededRandom chance =
                new SeededRandom(seed + task.exportTaskIdentifier().hashCode());
        Damage damage = task.exportOnly().isEmpty() && chance.hits(faultProfile.unusualCourses())
                ? chance.oneOf(DAMAGES)
                : Damage.NONE;
        observations.damaged(task.exportTaskIdentifier(), damage);
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

    private Fault catalogFault(String action) {
        boolean writes = !action.equals(FakeGlue.LIST) && !action.equals(FakeGlue.GET);
        return mood(~seed)
                .map(mood -> switch (mood) {
                    case BUSY -> GlueError.CONCURRENT_MODIFICATION.fault("Someone else is changing it.");
                    case DENYING -> GlueError.ACCESS_DENIED.fault("You are not authorized.");
                    case FULL -> writes ? GlueError.INTERNAL_SERVICE.fault("Try again.") : new Fault.Pass();
                    case DEAF -> writes ? new Fault.LoseAnswer() : new Fault.Pass();
                })
                .orElseGet(Fault.Pass::new);
    }

    private Optional<Mood> mood() {
        return mood(seed);
    }

    private Optional<Mood> mood(long whose) {
        SeededRandom chance = new SeededRandom(whose ^ cloud.clock().instant().toEpochMilli());
        return chance.hits(faultProfile.apiFaults() * 2)
                ? Optional.of(chance.oneOf(List.of(Mood.values())))
                : Optional.empty();
    }
}
