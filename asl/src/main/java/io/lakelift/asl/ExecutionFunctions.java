package io.lakelift.asl;

import com.dashjoin.jsonata.Jsonata.JFunction;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The JSONata functions that replace the engine's own or are added to them: {@link PureFunctions}, and {@code $millis},
 * {@code $now}, {@code $random} and {@code $uuid}. These four use the execution's clock and random generator, so that a
 * run on a virtual clock with a seeded generator can be repeated exactly.
 */
final class ExecutionFunctions {
    private final Map<String, JFunction> byName = new HashMap<>(PureFunctions.ALL);

    /** @param fixed return values by function name; such a function ignores its arguments */
    ExecutionFunctions(InstantSource clock, RandomGenerator random, Map<String, Object> fixed) {
        add("millis", arguments -> clock.instant().toEpochMilli());
        add("now", arguments -> now(clock, arguments));
        add("uuid", arguments -> uuid(random));
        add("random", arguments -> random(random, arguments));
        fixed.forEach((name, value) -> add(name, arguments -> Values.inner(value)));
    }

    /** The function, or null if the engine's own is to be used. */
    JFunction get(String name) {
        return byName.get(name);
    }

    private void add(String name, PureFunctions.Body body) {
        byName.put(name, PureFunctions.function(body));
    }

    private static Object now(InstantSource clock, List<?> arguments) {
        Object picture = PureFunctions.argument(arguments, 0);
        if (picture == null) {
            return Moments.format(clock.instant());
        }
        Object zone = PureFunctions.argument(arguments, 1);
        return com.dashjoin.jsonata.Functions.dateTimeFromMillis(
                clock.instant().toEpochMilli(), (String) picture, zone == null ? null : zone.toString());
    }

    private static String uuid(RandomGenerator random) {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least).toString();
    }

    private static Object random(RandomGenerator random, List<?> arguments) {
        Object seed = PureFunctions.argument(arguments, 0);
        if (seed == null) {
            return random.nextDouble();
        }
        if (seed instanceof Number number) {
            return new Random(Double.doubleToLongBits(number.doubleValue())).nextDouble();
        }
        throw PureFunctions.mismatch("random", 1);
    }
}
