package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One export in a chart.
 *
 * @param name of its source
 * @param what the text that is shown when the pointer rests on it
 * @param from when it starts
 * @param extracts when the first row comes
 * @param to when it is over
 * @param fleet which of the page's, for its colour
 * @param bad whether it does not come to a good end
 */
record Bar(String name, String what, Instant from, Instant extracts, Instant to, int fleet, boolean bad) {
    Bar {
        requireNonNull(name, "name is null");
        requireNonNull(what, "what is null");
    }
}
