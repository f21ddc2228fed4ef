package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

/**
 * A check of one thing in the account.
 *
 * @param name what the report calls it
 */
public record Check(String name, Question question) {
    public Check {
        requireNonNull(name, "name is null");
        requireNonNull(question, "question is null");
    }

    /** Asks AWS, reading only. */
    public interface Question {
        /** @param findings takes what is wrong, and makes the calls; nothing wrong is ok */
        void ask(CheckFindings findings);
    }
}
