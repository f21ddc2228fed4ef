package io.lakelift.local.plan;

/** A number with its noun. */
public final class Plural {
    private Plural() {}

    /** {@code 1 export}, {@code 2 exports}. */
    public static String of(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
