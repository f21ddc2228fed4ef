package io.lakelift.local.run;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes an execution's input to what it would have been a night earlier. The date in each ARN of an automated
 * snapshot, and a schedule's {@code scheduledTime}, are set to the day before. A fleet derives the names of its
 * executions from {@code scheduledTime}, so they differ from night to night.
 */
public final class NightBefore {
    private static final Pattern AUTOMATED =
            Pattern.compile("(.*snapshot:rds:.*-)(\\d{4}-\\d\\d-\\d\\d)(-\\d\\d-\\d\\d)");

    private NightBefore() {}

    /** @param input an execution's input: maps, lists and values, as a JSON parser returns them */
    public static Object of(Object input) {
        return switch (input) {
            case Map<?, ?> map -> {
                Map<Object, Object> before = new LinkedHashMap<>();
                map.forEach((name, value) ->
                        before.put(name, name.equals("scheduledTime") ? dayBefore(String.valueOf(value)) : of(value)));
                yield before;
            }
            case List<?> list -> list.stream().map(NightBefore::of).toList();
            case String text -> arn(text);
            default -> input;
        };
    }

    private static String dayBefore(String time) {
        return Instant.parse(time).minus(Duration.ofDays(1)).toString();
    }

    private static String arn(String text) {
        Matcher snapshot = AUTOMATED.matcher(text);
        return snapshot.matches()
                ? snapshot.group(1) + LocalDate.parse(snapshot.group(2)).minusDays(1) + snapshot.group(3)
                : text;
    }
}
