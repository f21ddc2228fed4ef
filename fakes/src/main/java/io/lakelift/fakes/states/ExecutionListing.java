package io.lakelift.fakes.states;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lists executions in pages, the newest first. A token names the execution after which a page begins, so executions
 * that start or end between two pages do not shift the next page.
 */
final class ExecutionListing {
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    /**
     * The place of an execution in the list; the newest come first.
     *
     * @param time the time that decides
     * @param order the number of the execution in the order of starts, which decides if times are equal
     */
    private record Place(Instant time, int order) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = other.time.compareTo(time);
            return byTime != 0 ? byTime : Integer.compare(other.order, order);
        }

        /** This place as a string for a token. */
        String text() {
            return time + " " + order;
        }
    }

    private final TreeMap<Place, Execution> places = new TreeMap<>();

    /** @param started the executions to list, in the order in which they were started */
    ExecutionListing(List<Execution> started) {
        started.forEach(execution -> places.put(new Place(time(execution), places.size()), execution));
    }

    /** Running executions are sorted by their start or redrive, others by their end. */
    private static Instant time(Execution execution) {
        return execution
                .stopTime()
                .orElseGet(() ->
                        execution.redrives().last().orElse(execution.start().startTime()));
    }

    Slice<Description> page(Optional<String> token, int maxResults, Instant now) {
        if (maxResults < 0 || maxResults > MOST) {
            throw StatesError.invalid("Value at 'maxResults' failed to satisfy constraint: between 0 and 1000");
        }
        NavigableMap<Place, Execution> rest = token.map(ExecutionListing::read)
                .map(after -> places.tailMap(after, false))
                .orElse(places);
        return Slice.of(
                        List.copyOf(rest.entrySet()),
                        maxResults == 0 ? USUAL : maxResults,
                        entry -> entry.getKey().text())
                .map(entry -> Description.of(entry.getValue(), now));
    }

    private static Place read(String token) {
        try {
            String[] parts = Slice.keyIn(token).orElseThrow().split(" ");
            return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
        } catch (RuntimeException e) {
            throw StatesError.invalidToken(token);
        }
    }
}
