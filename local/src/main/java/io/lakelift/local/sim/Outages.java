package io.lakelift.local.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides which calls the outages of a night affect, and how much later something may happen because of them. */
final class Outages {
    private final List<Outage> all = new ArrayList<>();
    private final Map<Outage.Of, Integer> calls = new EnumMap<>(Outage.Of.class);

    void add(Outage outage) {
        all.add(outage);
    }

    /**
     * The outage that affects a call made to the service now; empty if the call gets through. An outage may concern
     * only calls that describe exports, or only one function: the caller of this method checks that.
     */
    Optional<Outage> meets(Outage.Of called, Instant now, SeededRandom chance) {
        return all.stream()
                .filter(outage -> outage.of() == called && outage.covers(now))
                .filter(outage -> switch (outage.form()) {
                    case AWAY, DENIED -> true;
                    case THROTTLED -> chance.hits(0.5);
                    case LOCKSTEP -> calls.merge(called, 1, Integer::sum) % 2 == 0;
                })
                .findFirst();
    }

    /** The latest end of what begins at {@code from} and takes {@code time}, delayed by every outage on the way. */
    Instant after(Instant from, Duration time) {
        Instant latest = from.plus(time);
        for (Outage outage :
                all.stream().sorted(Comparator.comparing(Outage::from)).toList()) {
            Instant begin = outage.from().isAfter(from) ? outage.from() : from;
            if (begin.isBefore(latest) && begin.isBefore(outage.until())) {
                latest = latest.plus(Duration.between(begin, outage.until()));
            }
        }
        return latest;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}
