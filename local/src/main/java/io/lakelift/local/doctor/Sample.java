package io.lakelift.local.doctor;

import java.util.List;
import java.util.stream.IntStream;

/** Picks a sample from a list that is too long to check completely. */
final class Sample {
    private Sample() {}

    /**
     * At most {@code most} elements, in order and at regular intervals; the same ones each time. The whole list if it
     * is no longer than that.
     */
    static <T> List<T> of(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(i * all.size() / most))
                        .toList();
    }
}
