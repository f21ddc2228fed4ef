package io.lakelift.local.cli;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines what the same schedule would have requested a night earlier: for an automated snapshot, the previous one.
 */
public final class NightBefore {
    private static final Pattern AUTOMATED =
            Pattern.compile("(.*snapshot:rds:.*-)(\\d{4}-\\d\\d-\\d\\d)(-\\d\\d-\\d\\d)");

    private NightBefore() {}

    /** @param input of an execution, as JSON is read */
    public static Object of(Object input) {
        return switch (input) {
            case Map<?, ?> map -> {
                Map<Object, Object> before = new LinkedHashMap<>();
                map.forEach((name, value) -> before.put(name, of(value)));
                yield before;
            }
            case List<?> list -> list.stream().map(NightBefore::of).toList();
            case String text -> arn(text);
            default -> input;
        };
    }

    private static String arn(String text) {
        Matcher snapshot = AUTOMATED.matcher(text);
        return snapshot.matches()
                ? snapshot.group(1) + LocalDate.parse(snapshot.group(2)).minusDays(1) + snapshot.group(3)
                : text;
    }
}
