package io.lakelift.local.plan;

/** Thrown if a plan would have more exports than it can show. The message says so and names the remedy. */
public final class TooManyExports extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyExports(int most) {
        super("These nights have more than %,d exports: give fewer --nights.".formatted(most));
    }
}
