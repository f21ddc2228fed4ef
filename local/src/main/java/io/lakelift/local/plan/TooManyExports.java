package io.lakelift.local.plan;

/** Thrown if a plan would have more exports, or more runs of fleets, than it can show. The message names the remedy. */
public final class TooManyExports extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyExports(int most) {
        super("These nights have more than %,d exports or starts of schedules: give fewer --nights.".formatted(most));
    }
}
