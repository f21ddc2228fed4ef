package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One row of a chart, with bars that do not overlap.
 *
 * @param name the label, such as {@code Slot 1}
 */
record Lane(String name, List<Bar> bars) {
    Lane {
        requireNonNull(name, "name is null");
        bars = List.copyOf(bars);
    }

    /**
     * The fewest lanes in which these bars do not overlap, numbered from 1; each bar is in the first lane that is free.
     */
    static List<Lane> packed(String name, List<Bar> bars) {
        List<List<Bar>> lanes = new ArrayList<>();
        for (Bar bar : bars.stream().sorted(Comparator.comparing(Bar::from)).toList()) {
            List<Bar> free = lanes.stream()
                    .filter(lane -> !lane.getLast().to().isAfter(bar.from()))
                    .findFirst()
                    .orElseGet(() -> {
                        lanes.add(new ArrayList<>());
                        return lanes.getLast();
                    });
            free.add(bar);
        }
        List<Lane> named = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            named.add(new Lane(name + " " + (i + 1), lanes.get(i)));
        }
        return named;
    }
}
