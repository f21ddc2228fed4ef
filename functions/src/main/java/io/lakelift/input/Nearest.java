package io.lakelift.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What a person may have meant. */
public final class Nearest {
    private Nearest() {}

    /** The candidate that takes the fewest changes, where that is at most a third of the word; empty where none is near. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String low = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(each -> Math.abs(each.length() - word.length()) <= most)
                .filter(each -> changes(low, each.toLowerCase(Locale.ROOT)) <= most)
                .min(Comparator.<String>comparingInt(each -> changes(low, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(each -> each));
    }

    /** Insertions, deletions and replacements. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
