package io.lakelift.local.doctor;

/** Writes numbers as words, for sentences. */
final class NumberWords {
    private NumberWords() {}

    /** @param noun in the singular, whose plural ends in s */
    static String counted(long count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
