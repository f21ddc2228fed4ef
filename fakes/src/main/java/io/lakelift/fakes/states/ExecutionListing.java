package io.lakelift.fakes.states;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakelift.asl.Execution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts executions into the service's order and cuts pages from it. A token says after which execution a page begins, so
 * what starts or ends between two pages moves nothing that is still to come.
 */
final class ExecutionListing {
    private static final int MOST = 1000;
    private static final int USUAL = 100;

    /** @param order in which it was started */
    private record Place(Instant time, int order) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTime = other.time.compareTo(time);
            return byTime != 0 ? byTime : Integer.compare(other.order, order);
        }
    }

    private final TreeMap<Place, Execution> places = new TreeMap<>();

    /** @param started the executions to list, in the order in which they were started */
    ExecutionListing(List<Execution> started) {
        started.forEach(execution -> places.put(new Place(time(execution), places.size()), execution));
    }

    /** Running executions count from their start or redrive, others from their end. */
    private static Instant time(Execution execution) {
        return execution
                .stopTime()
                .orElseGet(() ->
                        execution.redrives().last().orElse(execution.start().startTime()));
    }

    ExecutionsPage page(Optional<String> token, int maxResults, Instant now) {
        if (maxResults < 0 || maxResults > MOST) {
            throw StatesError.invalid("Value at 'maxResults' failed to satisfy constraint: between 0 and 1000");
        }
        List<Description> page = new ArrayList<>();
        Optional<String> next = Optional.empty();
        var rest = token.map(ExecutionListing::read)
                .map(after -> places.tailMap(after, false))
                .orElse(places);
        for (var entry : rest.entrySet()) {
            page.add(Description.of(entry.getValue(), now));
            if (page.size() == (maxResults == 0 ? USUAL : maxResults)) {
                next = Optional.of(entry.getKey())
                        .filter(last -> !last.equals(places.lastKey()))
                        .map(ExecutionListing::write);
                break;
            }
        }
        return new ExecutionsPage(page, next);
    }

    private static String write(Place place) {
        return Base64.getUrlEncoder().encodeToString((place.time() + " " + place.order()).getBytes(UTF_8));
    }

    private static Place read(String token) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(token), UTF_8).split(" ");
            return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
        } catch (RuntimeException e) {
            throw StatesError.invalidToken(token);
        }
    }
}
