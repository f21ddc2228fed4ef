package io.lakelift.asl;

/**
 * Counts history events as the service numbers them. The service ends an execution at 25,000 events, and no Catch can
 * prevent this.
 */
final class EventCounter {
    private static final int MOST = 25_000;

    private int count = 1;

    /**
     * Counts this many more events, and returns the id of the last; throws a {@link Failure} if that reaches the limit.
     */
    int add(int events) {
        // The last place is kept for the event that says how the execution ended.
        if (count + events >= MOST) {
            throw new Failure(
                    Failure.RUNTIME,
                    "The execution reached the maximum number of history events (%d).".formatted(MOST));
        }
        count += events;
        return count;
    }

    /** Counts the event that says how the execution ended. */
    void end() {
        count++;
    }

    int count() {
        return count;
    }
}
