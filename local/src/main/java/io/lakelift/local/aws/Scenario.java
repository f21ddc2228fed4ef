package io.lakelift.local.aws;

import static io.lakelift.local.aws.wire.Faults.ANY;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.lakelift.local.aws.rds.Ending;
import io.lakelift.local.aws.rds.FakeRds;
import io.lakelift.local.aws.rds.Plan;
import io.lakelift.local.aws.wire.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the services do in a run, by name. Every scenario is deterministic: the same calls at the same times see the same. */
public enum Scenario {
    COMPLETE("the export completes", cloud -> {}),
    FAILED("the export fails halfway and says why", plan(plan -> plan.ending(new Ending.Fail(Texts.FAILURE, 50)))),
    FAILED_EARLY(
            "the export fails before the first row, so it never gets a start time",
            plan(plan -> plan.ending(new Ending.Fail(Texts.FAILURE, 0)))),
    WARNING(
            "the export completes with a warning that names skipped tables",
            plan(plan -> plan.ending(new Ending.CompleteWithWarning(Texts.WARNING)))),
    CANCELED("a person cancels the export in the console midway", plan(Scenario::canceledMidway)),
    SLOW_RESTORE("the restore takes six hours before the export begins", plan(plan -> plan.preparing(ofHours(6)))),
    NEVER_ENDS("the export stays in progress until it is cancelled", plan(plan -> plan.ending(new Ending.Never()))),
    NEW_STATUS(
            "the export shows a status that this version does not know, and completes",
            plan(plan -> plan.verifying(ofMinutes(20)))),
    UNSEEN("a new export cannot be described for a minute", plan(plan -> plan.unseenFor(ofSeconds(60)))),
    LOST_SIGHT("the API forgets the export midway", plan(plan -> plan.vanishingAfter(ofMinutes(12)))),
    QUOTA("five exports of others run; the first slot frees after 20 minutes", Strangers::fillQuota),
    THROTTLED("each RDS operation is throttled seven times before it works", Scenario::throttle),
    UNAVAILABLE("RDS answers 503 for three minutes", cloud -> unavailable(cloud, ofMinutes(3))),
    LOST_ANSWER(
            "StartExportTask takes effect, and the answer is lost",
            cloud -> cloud.rds().faults().next(FakeRds.START, 1, new Fault.LoseAnswer())),
    REFUSED(
            "the export role cannot be assumed, so RDS refuses the start",
            cloud -> cloud.rds().account().addUselessRole(World.ROLE)),
    TOPIC_GONE("the SNS topic does not exist", cloud -> cloud.sns().deleteTopic(World.TOPIC));

    private final String description;
    private final Consumer<FakeCloud> setUp;

    Scenario(String description, Consumer<FakeCloud> setUp) {
        this.description = description;
        this.setUp = setUp;
    }

    /** The name as the command takes it: {@code slow-restore}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    /** @throws IllegalArgumentException with a sentence that lists every name, if there is none such */
    public static Scenario named(String label) {
        return Arrays.stream(values())
                .filter(scenario -> scenario.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario \"" + label + "\"; choose one of "
                        + Arrays.stream(values()).map(Scenario::label).collect(Collectors.joining(", ")) + "."));
    }

    void setUp(FakeCloud cloud) {
        setUp.accept(cloud);
    }

    private static Consumer<FakeCloud> plan(UnaryOperator<Plan> change) {
        return cloud -> cloud.rds().plan(source -> change.apply(Plan.of(source)));
    }

    private static Plan canceledMidway(Plan plan) {
        return plan.canceledAfter(plan.preparing().plus(plan.exporting().dividedBy(2)));
    }

    private static void throttle(FakeCloud cloud) {
        cloud.rds()
                .faults()
                .next(FakeRds.START, 7, Fault.throttling())
                .next(FakeRds.DESCRIBE, 7, Fault.throttling())
                .next(FakeRds.CANCEL, 7, Fault.throttling());
    }

    private static void unavailable(FakeCloud cloud, Duration length) {
        Instant now = cloud.clock().instant();
        cloud.rds().faults().during(ANY, now, now.plus(length), Fault.unavailable());
    }
}
