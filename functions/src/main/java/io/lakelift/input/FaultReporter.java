package io.lakelift.input;

import io.lakelift.export.error.Refusal;

/**
 * Receives the faults that a reader of input finds. An implementation throws at the first one, or collects all of them.
 */
@FunctionalInterface
public interface FaultReporter {
    /** Refuses an execution's input for the first fault. */
    FaultReporter THROWN = (where, sentence) -> {
        throw Refusal.INVALID_INPUT.because(sentence);
    };

    /** @param sentence names the field, the value and the remedy */
    void add(Tree where, String sentence);
}
