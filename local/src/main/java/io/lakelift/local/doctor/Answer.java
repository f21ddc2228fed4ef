package io.lakelift.local.doctor;

import java.util.Optional;

/** The outcome of one call to an AWS service. */
sealed interface Answer<T> {
    /** The service returned a result. */
    record Given<T>(T answer) implements Answer<T> {}

    /** The service reported that the resource does not exist. */
    record Absent<T>() implements Answer<T> {}

    /** The call failed; a finding that says why has already been recorded. */
    record Unknown<T>() implements Answer<T> {}

    /** The answer; empty if the resource does not exist or the call failed. */
    default Optional<T> value() {
        return this instanceof Given<T> given ? Optional.of(given.answer()) : Optional.empty();
    }

    /** Whether the service reported that the resource does not exist. */
    default boolean isAbsent() {
        return this instanceof Absent<T>;
    }
}
