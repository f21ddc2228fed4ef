package io.lakelift.local.plan;

/** A number with its noun. */
final class Plural {
    private Plural() {}

    /** {@code 1 export}, {@code 2 exports}. */
    static String of(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
