package io.lakelift.local.doctor;

import static java.util.Objects.requireNonNull;

/**
 * A check of one thing, such as a bucket or a schedule.
 *
 * @param name the check's name in the report
 * @param question the code that runs the check
 */
public record Check(String name, Question question) {
    public Check {
        requireNonNull(name, "name is null");
        requireNonNull(question, "question is null");
    }

    /** Asks AWS with calls that change nothing. */
    public interface Question {
        /** @param findings makes the calls, and collects what is wrong; if nothing is, the check's result is OK */
        void ask(CheckFindings findings);
    }
}
