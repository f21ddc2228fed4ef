package io.lakelift.notice;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cause that a service may report, and what to do about it.
 *
 * @param cause the service's words, matched anywhere in a text after names that users chose have been removed
 * @param advice what to do
 */
record Remedy(Pattern cause, String advice) {

    static Remedy of(String cause, String advice) {
        return new Remedy(Pattern.compile(cause, Pattern.CASE_INSENSITIVE), advice);
    }

    /** The advice of the first match; a list begins with the most specific. */
    static Optional<String> first(List<Remedy> remedies, String said) {
        return remedies.stream()
                .filter(remedy -> remedy.cause().matcher(said).find())
                .map(Remedy::advice)
                .findFirst();
    }
}
