package io.lakelift.local.plan;

import io.lakelift.export.WaitPolicy;
import java.time.Duration;

/**
 * When an execution notices that its export is over, which is when a fleet continues, and how many polls that takes,
 * each of which costs.
 *
 * @param seen when the end is seen, from the execution's start
 * @param looks how many there are up to then
 */
record Polling(Duration seen, int looks) {
    private static final int ALL = 100;

    /**
     * By the waits of the deployed functions, where progress is shown as it is made.
     *
     * @param waited before the export started
     */
    static Polling of(Duration waited, ExpectedExport export) {
        long begun = waited.toSeconds();
        long first = begun + export.preparation().toSeconds();
        long end = begun + export.duration().toSeconds();
        long now = begun;
        int looks = 0;
        do {
            long exporting = Math.max(0, now - first);
            int percent = (int) (exporting * ALL / Math.max(1, end - first));
            now += WaitPolicy.poll(now, exporting, percent);
            looks++;
        } while (now < end);
        return new Polling(Duration.ofSeconds(now), looks);
    }
}
