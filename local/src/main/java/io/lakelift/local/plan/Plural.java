package io.lakelift.local.plan;

/** Formats a count with its noun in the singular or plural. */
public final class Plural {
    private Plural() {}

    /** Such as {@code 1 export} or {@code 2,000 exports}; the plural ends in s. */
    public static String of(long count, String noun) {
        return "%,d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
