package io.lakelift.fakes.states;

import java.time.Duration;
import java.util.List;

/** When an event arrives, counted from when it was sent: EventBridge promises neither once nor soon nor at all. */
public record Delivery(List<Duration> after) {
    public static final Delivery ONCE = new Delivery(List.of(Duration.ZERO));
    public static final Delivery LOST = new Delivery(List.of());

    public Delivery {
        after = List.copyOf(after);
    }

    public static Delivery late(Duration by) {
        return new Delivery(List.of(by));
    }

    /** @param gap between the first and the second time */
    public static Delivery twice(Duration gap) {
        return new Delivery(List.of(Duration.ZERO, gap));
    }
}
