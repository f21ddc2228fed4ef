package io.lakelift.local.doctor;

/** Formats a count with its noun, such as {@code 1 day} or {@code 2 days}. */
final class NumberWords {
    private NumberWords() {}

    /** @param noun the singular; its plural must end in s */
    static String counted(long count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }
}
