package io.lakelift.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when a test moves it. It begins at {@link SampleAccount#NIGHT}. */
public final class TestClock implements InstantSource {
    private volatile Instant now = SampleAccount.NIGHT;

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration step) {
        now = now.plus(step);
    }
}
