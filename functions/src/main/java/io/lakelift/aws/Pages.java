package io.lakelift.aws;

import io.lakelift.export.error.ServiceUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collects the items of a list that the SDK requests page by page, and gives up on a list that does not end. */
public final class Pages {
    /** Thirty thousand exports, at a hundred a page: more than a function can read in its time. */
    private static final int MOST = 300;

    /** Three lists, and a call of ten seconds after each, fit into a function's five minutes. */
    static final Duration LONGEST = Duration.ofSeconds(80);

    private Pages() {}

    /**
     * The items of all pages.
     *
     * @param marker where the next page begins; null or empty on the last one
     * @throws ServiceUnavailable if the pages do not end: one leads back to an earlier one, there are too many, or they
     *     come too slowly
     */
    public static <P, T> List<T> all(
            Iterable<P> pages, Function<P, @Nullable String> marker, Function<P, List<T>> items) {
        return upTo(Integer.MAX_VALUE, pages, marker, items);
    }

    /**
     * Reads pages until there are more than {@code most} items or no more pages, and returns all items read.
     *
     * @param marker where the next page begins; null or empty on the last one
     * @throws ServiceUnavailable as {@link #all} does
     */
    public static <P, T> List<T> upTo(
            int most, Iterable<P> pages, Function<P, @Nullable String> marker, Function<P, List<T>> items) {
        return upTo(most, pages, marker, items, System::nanoTime);
    }

    /** Reads pages until {@code time} has passed or there are no more, and returns all items read. */
    public static <P, T> List<T> within(Duration time, Iterable<P> pages, Function<P, List<T>> items) {
        long begun = System.nanoTime();
        List<T> some = new ArrayList<>();
        for (P page : pages) {
            some.addAll(items.apply(page));
            if (System.nanoTime() - begun >= time.toNanos()) {
                break;
            }
        }
        return some;
    }

    /** @param stopwatch in nanoseconds; it measures how long the service takes, and is not the time of day */
    static <P, T> List<T> upTo(
            int most,
            Iterable<P> pages,
            Function<P, @Nullable String> marker,
            Function<P, List<T>> items,
            LongSupplier stopwatch) {
        long begun = stopwatch.getAsLong();
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (P page : pages) {
            all.addAll(items.apply(page));
            if (all.size() > most) {
                return all;
            }
            String next = marker.apply(page);
            if (next != null && !next.isEmpty() && (!seen.add(next) || seen.size() >= MOST)) {
                throw new ServiceUnavailable(
                        "A list from the service has not ended after %d pages.".formatted(seen.size()), null);
            }
            if (next != null && !next.isEmpty() && stopwatch.getAsLong() - begun > LONGEST.toNanos()) {
                throw new ServiceUnavailable(
                        "A list from the service has not ended within %d seconds.".formatted(LONGEST.toSeconds()),
                        null);
            }
        }
        return all;
    }
}
