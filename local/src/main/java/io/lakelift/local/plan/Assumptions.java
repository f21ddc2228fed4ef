package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a plan assumes about everything that cannot be known before a night.
 *
 * @param preparation what RDS needs to restore a snapshot or clone a cluster, before the first row
 * @param gbPerMinute what it extracts after that
 * @param sizeGb of a source whose size is not known
 * @param files what FSx needs for an export: how many files have changed, only the file system knows
 * @param slots exports that RDS runs at once in the account and Region, all of them for these schedules
 */
public record Assumptions(Duration preparation, double gbPerMinute, int sizeGb, Duration files, int slots) {
    /**
     * Near two exports that users have published: a small one took 12 minutes, one of 263 GB took 39. The quota is AWS's own;
     * the size and the time of FSx are round numbers, and no more than that.
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

    /** From the first row to the last. */
    Duration extraction(int gb) {
        return Duration.ofSeconds(Math.round(gb / gbPerMinute * SECONDS));
    }
}
