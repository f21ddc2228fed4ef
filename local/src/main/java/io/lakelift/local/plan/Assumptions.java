package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a plan assumes about everything that cannot be known before a night.
 *
 * @param preparation how long RDS takes to restore a snapshot or clone a cluster, before it extracts the first row
 * @param gbPerMinute how many GB a minute RDS extracts after that; above 0
 * @param sizeGb the size of a source whose size is not known, in GB
 * @param files how long an export by FSx takes; the number of changed files is not known in advance
 * @param slots how many exports RDS runs at once in the account and Region; all are assumed to be free for these
 *     schedules
 */
public record Assumptions(Duration preparation, double gbPerMinute, int sizeGb, Duration files, int slots) {
    /**
     * The defaults. The times of RDS fit two exports that users have published: a small one took 12 minutes, one of 263
     * GB took 39. The slots are AWS's default quota. The size and the time of FSx are guesses.
     */
    public static final Assumptions USUAL = new Assumptions(Duration.ofMinutes(11), 10, 100, Duration.ofMinutes(15), 5);

    private static final double SECONDS = 60;

    public Assumptions {
        requireNonNull(preparation, "preparation is null");
        requireNonNull(files, "files is null");
        if (!(gbPerMinute > 0)) {
            throw new IllegalArgumentException("gbPerMinute is not above 0: " + gbPerMinute);
        }
    }

    /** How long RDS takes to extract a source of that size. */
    Duration extraction(int gb) {
        return Duration.ofSeconds(Math.round(gb / gbPerMinute * SECONDS));
    }
}
