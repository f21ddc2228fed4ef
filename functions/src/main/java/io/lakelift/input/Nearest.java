package io.lakelift.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the candidate that a misspelt word is closest to. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that needs the fewest changes, if that is at most a third of the word; empty if none is close. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String low = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most)
                .filter(each -> changes(low, each.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.<String>comparingInt(each -> changes(low, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(each -> each));
    }

    /** {@code " (did you mean X?)"}, to be put after a word that is not known; empty if no candidate is close. */
    public static String hint(String word, Collection<String> candidates) {
        return to(word, candidates).map(" (did you mean %s?)"::formatted).orElse("");
    }

    /** Insertions, deletions, replacements, and two swapped letters. */
    private static int changes(String from, String to) {
        int[][] least = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                least[i][j] = i == 0 || j == 0 ? i + j : changes(from, to, least, i, j);
            }
        }
        return least[from.length()][to.length()];
    }

    private static int changes(String from, String to, int[][] least, int i, int j) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int one = Math.min(least[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(least[i - 1][j], least[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(one, 1 + least[i - 2][j - 2]) : one;
    }
}
