package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One export in a chart.
 *
 * @param name the name of the export's source
 * @param what the tooltip
 * @param from when the export starts; if it never does, when its execution starts
 * @param extracts when the export extracts the first row; its end if it extracts none
 * @param to when the export ends
 * @param fleet the number of the bar's colour: in a plan, the position of the fleet among the page's fleets, from 0
 * @param bad whether the export misses its deadline or did not complete
 */
record Bar(String name, String what, Instant from, Instant extracts, Instant to, int fleet, boolean bad) {
    Bar {
        requireNonNull(name, "name is null");
        requireNonNull(what, "what is null");
    }
}
