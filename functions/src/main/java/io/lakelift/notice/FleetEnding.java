package io.lakelift.notice;

import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Hash;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything to report about a fleet that ends.
 *
 * @param sender the deployment that runs the fleet
 * @param execution the fleet's execution
 * @param now when it ends
 * @param name the fleet's display name; empty if the input gives none
 * @param night the schedule, its time and the attempt, which are the same for each delivery; empty if no schedule
 *     started the fleet
 * @param outcome COMPLETE, COMPLETE_WITH_WARNINGS, FAILED if an export did not complete or a list of sources could not
 *     be read, and REFUSED or NOT_STARTED if there was no export
 * @param error the execution's own Error; empty if it succeeds
 * @param why what was wrong with the fleet as a whole; empty if the exports say everything
 * @param exports one entry for each export that was to be started, then one for each of the first fifty refused
 *     sources; empty if no export was to be started
 * @param failures why exports did not complete: only the first twenty, the worst first
 * @param skipped what has the tags but cannot be exported; only the first fifty
 * @param skippedCount how many skipped sources there are in total
 * @param moreRefused how many refused sources there are that {@code exports} does not list
 * @param troubles which sources could not be listed, and why
 * @param taken the sources whose execution's name was taken by an execution with another input
 */
public record FleetEnding(
        Sender sender,
        ExecutionContext execution,
        Instant now,
        Optional<String> name,
        Optional<String> night,
        Outcome outcome,
        Optional<String> error,
        Optional<String> why,
        List<Export> exports,
        List<Failure> failures,
        List<Skipped> skipped,
        int skippedCount,
        int moreRefused,
        List<String> troubles,
        List<String> taken) {
    private static final int NAME = 100;

    /**
     * One of the exports.
     *
     * @param extractedGb what RDS wrote, in GB
     * @param sizeGb the size of the source's storage, in GB; empty if it is not known
     * @param joined whether another execution started it, so that it is not charged here
     * @param earlier whether another delivery or an earlier attempt of this night had started it
     * @param s3Uri where its files are; empty if it is not complete, or if there are too many exports to list them
     */
    public record Export(
            String sourceArn,
            Outcome outcome,
            Optional<Integer> extractedGb,
            Optional<Integer> sizeGb,
            boolean joined,
            boolean earlier,
            Optional<String> s3Uri) {

        /** Whether its data is in S3. */
        public boolean complete() {
            return outcome == Outcome.COMPLETE || outcome == Outcome.COMPLETE_WITH_WARNINGS;
        }
    }

    /**
     * Why one of them did not complete.
     *
     * @param execution the name of the execution that says more; empty if none was started
     */
    public record Failure(
            String sourceArn,
            Outcome outcome,
            Optional<String> error,
            Optional<String> why,
            Optional<String> remedy,
            Optional<String> execution) {}

    /** What is left out, and why. */
    public record Skipped(String sourceArn, String why) {}

    public FleetEnding {
        exports = List.copyOf(exports);
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
        troubles = List.copyOf(troubles);
        taken = List.copyOf(taken);
    }

    /**
     * The notice's identifier: the same whenever this notice is sent again, and for each fleet that reports the same
     * night.
     */
    public String noticeId() {
        return night.map(same -> Hash.of("fleet\n" + same + "\n" + outcome, 12))
                .orElseGet(() -> execution.hash("fleet " + outcome));
    }

    /** How many exports ended that way. */
    public long count(Outcome ended) {
        return exports.stream().filter(export -> export.outcome() == ended).count()
                + (ended == Outcome.REFUSED ? moreRefused : 0);
    }

    /** How many exports were planned. */
    public long count() {
        return exports.size() + moreRefused;
    }

    /** How many of them are not complete. */
    long open() {
        return count() - count(Outcome.COMPLETE) - count(Outcome.COMPLETE_WITH_WARNINGS);
    }

    /** What RDS wrote in total, in GB. */
    public long extractedGb() {
        return exports.stream()
                .mapToLong(export -> export.extractedGb().orElse(0))
                .sum();
    }

    /** From the fleet's start to its end. */
    public Duration duration() {
        Duration duration = Duration.between(execution.startTime(), now);
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    /** The fleet's name in a sentence. */
    String called() {
        return name.map(given -> "fleet " + Text.shown(given, NAME)).orElse("fleet");
    }
}
