package io.lakelift.fakes;

import io.lakelift.fakes.files.Damage;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What the fake services do during a run, such as failing an export or throttling calls. A scenario is chosen by its
 * {@link #label}. Every scenario is deterministic: the same calls at the same times get the same answers.
 */
public enum Scenario {
    COMPLETE("the export completes", cloud -> {}),
    FAILED("the export fails halfway and says why", ExportCourses::failing),
    FAILED_EARLY(
            "the export fails before its first row or file, so it never gets a start time",
            ExportCourses::failingEarly),
    WARNING("the export completes with a warning: some tables are skipped, some files fail", ExportCourses::warning),
    CANCELED("an operator cancels the export in the console midway", ExportCourses::canceledMidway),
    SLOW_RESTORE("six hours of restoring or queueing pass before the export begins", ExportCourses::slow),
    NEVER_ENDS("the export stays in progress until it is cancelled", ExportCourses::neverEnding),
    NEW_STATUS("the export shows a status that this version does not know, and completes", ExportCourses::verifying),
    UNSEEN("a new export cannot be described for a minute", ExportCourses::unseen),
    LOST_SIGHT("the API forgets the export midway", ExportCourses::vanishing),
    SNAPSHOT_CREATING(
            "RDS is still creating the newest snapshot of each database for 25 minutes", Databases::beingBackedUp),
    QUOTA("exports of others hold every slot; the first is free after 20 minutes", OtherUsers::fillQuota),
    CROWDED("someone else's export holds a slot for 50 minutes, and every twentieth export fails", OtherUsers::crowd),
    THROTTLED("each operation is throttled seven times before it works", Disturbances::throttle),
    UNAVAILABLE("RDS and FSx answer 503 for three minutes", Disturbances::unavailable),
    LOST_ANSWER("the start of the export takes effect, and the answer is lost", Disturbances::loseAnswer),
    REFUSED("the service refuses the start: a role nobody may assume, no link to S3", Disturbances::refuse),
    MISSING_TABLE("the export completes, and a table that RDS lists has no file", damaging(Damage.MISSING_TABLE)),
    SKIPPED_TABLE(
            "the export completes without one table; only RDS's manifest reports it", damaging(Damage.SKIPPED_TABLE)),
    CUT_FILE("the export completes, and a file ends in the middle", damaging(Damage.CUT_FILE)),
    LATE_MANIFEST("RDS writes the manifests six minutes after the export's end", damaging(Damage.LATE_MANIFEST)),
    SCHEMA_CHANGE(
            "the tables were registered the night before, and their columns have changed since", Databases::migrated),
    TOPIC_GONE(
            "the SNS topic does not exist",
            cloud -> cloud.sns().deleteTopic(cloud.inventory().topic()));

    private final String description;
    private final Consumer<FakeCloud> setUp;

    Scenario(String description, Consumer<FakeCloud> setUp) {
        this.description = description;
        this.setUp = setUp;
    }

    private static Consumer<FakeCloud> damaging(Damage damage) {
        return cloud -> cloud.exports().damage(task -> damage);
    }

    /** The name as the command takes it: {@code slow-restore}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    /** Whether the export's tables are registered, as they already were the night before. */
    public boolean registers() {
        return this == SCHEMA_CHANGE;
    }

    /** @throws IllegalArgumentException if there is no such scenario; the message lists all names */
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
}
