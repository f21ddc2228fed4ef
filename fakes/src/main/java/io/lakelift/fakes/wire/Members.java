package io.lakelift.fakes.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The members of a structure in a JSON answer, in the order in which they are added. An empty {@code Optional} is
 * omitted.
 */
public final class Members {
    private final Map<String, Object> members = new LinkedHashMap<>();

    public Members put(String name, Object value) {
        members.put(name, value);
        return this;
    }

    public Members put(String name, Optional<?> value) {
        value.ifPresent(known -> put(name, known));
        return this;
    }

    /** Adds a timestamp: seconds since 1970, with milliseconds as the fraction. */
    public Members time(String name, Instant at) {
        return put(name, BigDecimal.valueOf(at.toEpochMilli(), 3));
    }

    public Members time(String name, Optional<Instant> at) {
        at.ifPresent(known -> time(name, known));
        return this;
    }

    public Map<String, Object> map() {
        return Collections.unmodifiableMap(members);
    }
}
