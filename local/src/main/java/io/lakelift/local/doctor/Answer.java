package io.lakelift.local.doctor;

import java.util.Optional;

/** What a service answered to one call. */
sealed interface Answer<T> {
    /** The service answered. */
    record Given<T>(T answer) implements Answer<T> {}

    /** The service says that what was asked for does not exist. */
    record Absent<T>() implements Answer<T> {}

    /** No one knows: the finding that says so is written already. */
    record Unknown<T>() implements Answer<T> {}

    /** The answer; empty if there is none, for whichever reason. */
    default Optional<T> value() {
        return this instanceof Given<T> given ? Optional.of(given.answer()) : Optional.empty();
    }

    /** Whether it certainly does not exist. */
    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }
}
