package io.lakelift.aws;

import io.lakelift.export.error.ServiceUnavailable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pages of a list, as the SDK asks for them one after another. */
public final class Pages {
    /** Thirty thousand exports, at a hundred a page: more than a function can read in its time. */
    private static final int MOST = 300;

    private Pages() {}

    /**
     * What stands on all pages.
     *
     * @param marker where the next page begins; null or empty on the last one
     * @throws ServiceUnavailable if the pages do not end: one leads back to an earlier one, or there are too many
     */
    public static <P, T> List<T> all(
            Iterable<P> pages, Function<P, @Nullable String> marker, Function<P, List<T>> items) {
        List<T> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (P page : pages) {
            all.addAll(items.apply(page));
            String next = marker.apply(page);
            if (next != null && !next.isEmpty() && (!seen.add(next) || seen.size() >= MOST)) {
                throw new ServiceUnavailable(
                        "A list of the service does not end after %d pages.".formatted(seen.size()), null);
            }
        }
        return all;
    }
}
