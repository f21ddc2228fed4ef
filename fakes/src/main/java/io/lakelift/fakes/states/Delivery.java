package io.lakelift.fakes.states;

import java.time.Duration;
import java.util.List;

/**
 * How one event is delivered: the delay of each delivery after the event was sent. EventBridge may deliver an event
 * late, twice or never.
 */
public record Delivery(List<Duration> after) {
    public static final Delivery ONCE = new Delivery(List.of(Duration.ZERO));
    public static final Delivery LOST = new Delivery(List.of());

    public Delivery {
        after = List.copyOf(after);
    }

    public static Delivery late(Duration by) {
        return new Delivery(List.of(by));
    }

    /** @param gap between the first delivery and the second */
    public static Delivery twice(Duration gap) {
        return new Delivery(List.of(Duration.ZERO, gap));
    }
}
