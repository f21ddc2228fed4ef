package io.lakelift.tables.register;

/** How far one round of a registration got. */
public sealed interface RegistrationRound {
    /** Everything is done. */
    record Whole(Registration registration) implements RegistrationRound {}

    /**
     * Time ran out first.
     *
     * @param moved how many tables are finished; 0 if not all could be prepared
     */
    record Partial(int moved) implements RegistrationRound {}
}
