package io.lakelift.fakes.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * Throttles calls as AWS does: the bucket allows a burst and refills at a steady rate, and each call takes one token.
 */
public final class TokenBucket {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private Instant filled = Instant.MAX;

    public TokenBucket(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    /** A bucket so large that nothing here is ever throttled. */
    public static TokenBucket bottomless() {
        return new TokenBucket(0, Integer.MAX_VALUE);
    }

    synchronized boolean take(Instant now) {
        if (now.isAfter(filled)) {
            double seconds = Duration.between(filled, now).toMillis() / 1000.0;
            tokens = Math.min(burst, tokens + seconds * perSecond);
        }
        filled = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
