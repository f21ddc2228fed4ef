package io.lakelift.local.plan;

import io.lakelift.export.WaitPolicy;
import java.time.Duration;

/**
 * The expected polls of an export. The last poll determines when a fleet continues, and each poll costs a function
 * call.
 *
 * @param seen the time from the start of the execution to the poll that finds the export ended
 * @param polls the number of polls, including that one
 */
record Polling(Duration seen, int polls) {
    private static final int ALL = 100;

    /**
     * Computes the polls with the waits of the deployed functions, assuming that the service reports progress steadily.
     *
     * @param waited the time from the start of the execution to the start of the export
     */
    static Polling of(Duration waited, ExpectedExport export) {
        long begun = waited.toSeconds();
        long first = begun + export.preparation().toSeconds();
        long end = begun + export.duration().toSeconds();
        long now = begun;
        int polls = 0;
        do {
            long exporting = Math.max(0, now - first);
            int percent = (int) (exporting * ALL / Math.max(1, end - first));
            now += WaitPolicy.poll(now, exporting, percent);
            polls++;
        } while (now < end);
        return new Polling(Duration.ofSeconds(now), polls);
    }
}
