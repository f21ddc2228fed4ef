package io.lakelift.tables.register;

/** How far a registration has come. */
public sealed interface RegistrationRound {
    /** There is nothing more to do. */
    record Whole(Registration registration) implements RegistrationRound {}

    /**
     * The time was over first.
     *
     * @param moved how many tables were looked at to the end; 0 where not all could be prepared
     */
    record Partial(int moved) implements RegistrationRound {}
}
