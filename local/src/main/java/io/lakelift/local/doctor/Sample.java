package io.lakelift.local.doctor;

import java.util.List;
import java.util.stream.IntStream;

/** A few of many, for a sentence that cannot list all. */
final class Sample {
    private Sample() {}

    /**
     * Elements at regular intervals, so that each part of the list is seen, and the same ones each time; all if there are no
     * more.
     */
    static <T> List<T> of(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most)
                        .mapToObj(i -> all.get(i * all.size() / most))
                        .toList();
    }
}
