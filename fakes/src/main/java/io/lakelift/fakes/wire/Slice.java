package io.lakelift.fakes.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param next the token for the next page; empty on the last page. It contains the key of the last element of this
 *     page, so that elements added or removed before it in the meantime do not shift the next page.
 */
public record Slice<T>(List<T> items, Optional<String> next) {
    private static final String AFTER = "after:";

    public Slice {
        items = List.copyOf(items);
    }

    /**
     * The page that begins with the first of these elements.
     *
     * @param found the elements that have not been shown yet, in order
     * @param most the maximum number of elements in the page, at least 1
     * @param key returns an element's key, for the token
     */
    public static <T> Slice<T> of(List<T> found, int most, Function<T, String> key) {
        List<T> shown = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > most;
        return new Slice<>(shown, more ? Optional.of(token(key.apply(shown.getLast()))) : Optional.empty());
    }

    /** The same page with each element converted. */
    public <U> Slice<U> map(Function<T, U> change) {
        return new Slice<>(items.stream().map(change).toList(), next);
    }

    /** The key in a token that {@link #of} gave out; empty for any other text. */
    public static Optional<String> keyIn(String token) {
        try {
            String place = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return Optional.of(place)
                    .filter(text -> text.startsWith(AFTER))
                    .map(text -> text.substring(AFTER.length()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String token(String key) {
        return Base64.getEncoder().encodeToString((AFTER + key).getBytes(StandardCharsets.UTF_8));
    }
}
