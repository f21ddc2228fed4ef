package io.lakelift.local.plan;

/** The nights of a plan have more exports than a plan can show; the message is one sentence for the person who asked. */
public final class TooManyExports extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyExports(int most) {
        super("These nights have more than %,d exports: give fewer --nights.".formatted(most));
    }
}
