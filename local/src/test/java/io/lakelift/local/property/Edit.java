package io.lakelift.local.property;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Something is cut out of a text, and a word put there: what no tree of values can hold, a text may.
 *
 * @param at the place, modulo the text's length
 * @param cut how many characters are taken out, or all up to the text's end where it is nearer
 * @param word what stands there instead
 */
public record Edit(int at, int cut, String word) {

    /** Edits up to this place that cut up to this much; the word is one of these or any short one. */
    public static Arbitrary<Edit> edits(int farthest, int longest, Arbitrary<String> words) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, farthest),
                        Arbitraries.integers().between(0, longest),
                        Arbitraries.oneOf(words, Arbitraries.strings().all().ofMaxLength(4)))
                .as(Edit::new);
    }

    /** The text after one edit after the other. */
    public static String edited(String text, List<Edit> edits) {
        String edited = text;
        for (Edit each : edits) {
            edited = each.applied(edited);
        }
        return edited;
    }

    private String applied(String text) {
        int from = at % (text.length() + 1);
        return text.substring(0, from) + word + text.substring(Math.min(text.length(), from + cut));
    }
}
