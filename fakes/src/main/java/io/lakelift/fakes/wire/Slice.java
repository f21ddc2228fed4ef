package io.lakelift.fakes.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a longer list, with the token by which the next begins. A token names the last element that was shown, so
 * that nothing is shown twice or left out when the list changes between two pages.
 */
public record Slice<T>(List<T> items, Optional<String> next) {
    private static final String AFTER = "after:";

    public Slice {
        items = List.copyOf(items);
    }

    /** The first {@code most} of what was found behind the token; {@code key} names an element for the next. */
    public static <T> Slice<T> of(List<T> found, int most, Function<T, String> key) {
        List<T> shown = found.subList(0, Math.min(most, found.size()));
        boolean more = found.size() > most;
        return new Slice<>(shown, more ? Optional.of(token(key.apply(shown.getLast()))) : Optional.empty());
    }

    /** The same page with something else for each element. */
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
