package io.lakelift.local.sim;

import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.FsxEnding;
import io.lakelift.fakes.fsx.FsxTaskPlan;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsEnding;
import io.lakelift.fakes.rds.RdsError;
import io.lakelift.fakes.rds.RdsTaskPlan;
import io.lakelift.fakes.task.TaskPlan;
import io.lakelift.fakes.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Decides what the services do in a night: the course of each export, the calls that go wrong, and the outages. */
final class ServiceFaults {
    /**
     * When someone cancels an export that never ends. That is later than any deadline of a night; an export that was
     * adopted would otherwise be followed for 13 days.
     */
    private static final Duration NOTICED = Duration.ofHours(40);

    static final String YOUNG = "IamRoleMissingPermissions";

    private static final String FAILURE = "The S3 bucket could not be written to.";
    /** Three lists with one entry each, a text in an unknown form, and three empty lists, which are not a warning. */
    private static final List<String> WARNINGS = List.of(
            "{\"skippedTables\":[{\"tableName\":\"shop.audit\",\"reason\":\"PERMISSIONS_DO_NOT_EXIST\"}]}",
            "{\"skippedTables\":[],\"skippedObjectives\":[],"
                    + "\"general\":[{\"reason\":\"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE\"}]}",
            "{\"skippedTables\":[],\"skippedObjectives\":[{\"objectiveName\":\"shop.daily\"}],\"general\":[]}",
            "Some tables were left out.",
            "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}");

    private final FakeCloud cloud;
    private final FaultProfile faultProfile;
    private final Observations observations;
    private final Journal journal;
    private final SeededRandom courses;
    private final SeededRandom calls;
    private final SeededRandom once;

    ServiceFaults(
            FakeCloud cloud,
            FaultProfile faultProfile,
            Observations observations,
            Journal journal,
            SeededRandom chance) {
        this.cloud = cloud;
        this.faultProfile = faultProfile;
        this.observations = observations;
        this.journal = journal;
        this.courses = chance.split();
        this.calls = chance.split();
        this.once = chance.split();
    }

    /** Installs the faults in the fake services. */
    void begin() {
        cloud.rds().plan(source -> course(source.arn()));
        cloud.fsx().plan(fileSystem -> files(fileSystem.arn()));
        cloud.rds().faults().otherwise(this::rds);
        cloud.fsx().faults().otherwise(this::fsx);
        cloud.sfn().faults().otherwise(this::sfn);
        cloud.sns().faults().otherwise(this::sns);
        if (once.hits(0.5)) {
            cloud.rds().answerRunningSourceWith(RdsError.INVALID_EXPORT_SOURCE_STATE);
        }
        new OutagePlan(cloud.clock().instant(), faultProfile, once).forEach(this::begin);
    }

    private TaskPlan<RdsEnding> course(String arn) {
        TaskPlan<RdsEnding> plan = RdsTaskPlan.of(minutes(1, 3), minutes(1, 5), courses.between(1, 300));
        if (courses.hits(faultProfile.unseen())) {
            plan = plan.unseenFor(unseen());
        }
        if (!courses.hits(faultProfile.unusualCourses())) {
            return plan;
        }
        return switch (courses.between(0, 7)) {
            case 0 -> plan.ending(new RdsEnding.Fail(FAILURE, courses.between(0, 99)));
            case 1 ->
                plan.ending(new RdsEnding.CompleteWithWarning(WARNINGS.get((int) (plan.size() % WARNINGS.size()))));
            case 2 -> plan.ending(new RdsEnding.Never()).canceledAfter(NOTICED);
            case 3 -> plan.canceledAfter(minutes(1, 40));
            case 4 -> plan.verifying(minutes(1, 20));
            case 5 -> plan.preparing(minutes(60, 600));
            case 6 -> plan.ending(new RdsEnding.Fail(FAILURE, 0));
            default -> {
                observations.vanishes(arn);
                yield plan.vanishingAfter(minutes(1, 60));
            }
        };
    }

    private TaskPlan<FsxEnding> files(String arn) {
        TaskPlan<FsxEnding> plan = FsxTaskPlan.of(minutes(1, 3), minutes(1, 5), courses.between(0, 90_000));
        if (courses.hits(faultProfile.unseen())) {
            plan = plan.unseenFor(unseen());
        }
        if (!courses.hits(faultProfile.unusualCourses())) {
            return plan;
        }
        return switch (courses.between(0, 5)) {
            case 0 -> plan.ending(new FsxEnding.Fail(FAILURE, courses.between(0, 99)));
            case 1 -> plan.ending(new FsxEnding.SucceedPartly(1));
            case 2 -> plan.ending(new FsxEnding.Never()).canceledAfter(NOTICED);
            case 3 -> plan.canceledAfter(minutes(1, 40));
            case 4 -> plan.verifying(minutes(1, 20));
            default -> {
                observations.vanishes(arn);
                yield plan.vanishingAfter(minutes(1, 60));
            }
        };
    }

    /** How long a new task cannot be described: usually seconds, sometimes minutes. */
    private Duration unseen() {
        return courses.hits(0.8)
                ? courses.between(Duration.ZERO, Duration.ofSeconds(60))
                : courses.between(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }

    private Duration minutes(int least, int most) {
        return courses.between(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    private Fault rds(String action) {
        Optional<Outage> outage = meets(Outage.Of.RDS);
        if (outage.isPresent()) {
            return during(outage.get(), Fault.throttling(), action.equals(FakeRds.DESCRIBE));
        }
        return calls.hits(faultProfile.apiFaults())
                ? bad(List.of(
                        Fault.throttling(),
                        Fault.unavailable(),
                        action.equals(FakeRds.START) ? young() : internal(),
                        new Fault.LoseRequest(),
                        action.equals(FakeRds.DESCRIBE) && calls.hits(0.5) ? expired() : answer()))
                : new Fault.Pass();
    }

    /** The export role has only just been given its permissions, and not every endpoint knows yet. */
    private static Fault young() {
        return new Fault.Refuse(YOUNG, 400, "The IAM role doesn't have the required permissions.");
    }

    private static Fault expired() {
        return new Fault.Refuse("ExpiredToken", 403, "The security token included in the request is expired.");
    }

    private Fault fsx(String action) {
        Optional<Outage> outage = meets(Outage.Of.FSX);
        if (outage.isPresent()) {
            return during(outage.get(), Fault.throttlingException(), action.equals(FakeFsx.DESCRIBE));
        }
        return calls.hits(faultProfile.apiFaults())
                ? bad(List.of(
                        Fault.throttlingException(),
                        Fault.unavailable(),
                        new Fault.Refuse("InternalServerError", 500, "Internal error."),
                        new Fault.LoseRequest(),
                        answer()))
                : new Fault.Pass();
    }

    /**
     * Faults of the calls that functions make; {@link StepFunctionsFaults} decides about those of the state machines.
     */
    private Fault sfn(String action) {
        Optional<Outage> outage = meets(Outage.Of.STEP_FUNCTIONS);
        if (outage.isPresent()) {
            return during(outage.get(), Fault.throttlingException(), true);
        }
        return calls.hits(faultProfile.apiFaults())
                ? bad(List.of(
                        Fault.throttlingException(),
                        Fault.unavailable(),
                        internal(),
                        new Fault.LoseRequest(),
                        answer()))
                : new Fault.Pass();
    }

    private Fault sns(String action) {
        if (meets(Outage.Of.SNS).isPresent()) {
            return Fault.unavailable();
        }
        return calls.hits(faultProfile.noticeFaults())
                ? bad(List.of(
                        new Fault.Refuse("Throttled", 429, "Rate exceeded"),
                        internal(),
                        new Fault.Refuse("AuthorizationError", 403, "User is not authorized to perform: SNS:Publish"),
                        new Fault.LoseRequest(),
                        answer()))
                : new Fault.Pass();
    }

    private static Fault internal() {
        return new Fault.Refuse("InternalFailure", 500, "An internal error has occurred.");
    }

    private static Fault answer() {
        return new Fault.LoseAnswer();
    }

    private Fault bad(List<Fault> choices) {
        Fault fault = calls.oneOf(choices);
        observations.trouble("call " + fault.getClass().getSimpleName());
        return fault;
    }

    private Optional<Outage> meets(Outage.Of service) {
        return observations.outages().meets(service, cloud.clock().instant(), calls);
    }

    /** @param describes whether the call describes exports, for which a permission may be missing */
    private Fault during(Outage outage, Fault throttling, boolean describes) {
        return switch (outage.form()) {
            case AWAY -> calls.hits(0.1) ? new Fault.LoseRequest() : Fault.unavailable();
            case THROTTLED, LOCKSTEP -> throttling;
            case DENIED ->
                describes ? new Fault.Refuse("AccessDenied", 403, "User is not authorized.") : new Fault.Pass();
        };
    }

    private void begin(Outage outage) {
        observations.outages().add(outage);
        observations.trouble("outage");
        journal.happened(outage.from(), outage.toString());
    }
}
