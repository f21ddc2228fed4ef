package io.lakelift.config;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a cron expression has the six fields that EventBridge Scheduler's user guide describes, and that it
 * matches some date. Forms that the guide does not mention are refused: ranges that run backwards, and lists that
 * contain {@code L}, {@code W} or {@code #}. They can be written another way, and CloudFormation might reject them in
 * the middle of a deployment.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
final class Cron {
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    static final CronField MINUTE = new CronField("minute", 0, 59, List.of(), "", "10 or 0,30");
    static final CronField HOUR = new CronField("hour", 0, 23, List.of(), "", "3 or 22-23");
    static final CronField DAY_OF_MONTH =
            new CronField("day of month", 1, 31, List.of(), "\\?|L|([1-9]|[12]\\d|3[01])W", "*, 1, L or 15W");
    static final CronField MONTH = new CronField("month", 1, 12, MONTHS, "", "* or JAN,JUL");
    static final CronField DAY_OF_WEEK = new CronField(
            "day of week",
            1,
            7,
            DAYS,
            "\\?|L|([1-7]|%1$s)L|([1-7]|%1$s)#[1-5]".formatted(String.join("|", DAYS)),
            "?, MON-FRI, 6L or 2#1");
    static final CronField YEAR = new CronField("year", 1970, 2199, List.of(), "", "*");

    private static final List<CronField> FIELDS = List.of(MINUTE, HOUR, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR);

    private Cron() {}

    /** What is wrong with an expression, as the end of a sentence; empty if nothing is. */
    static Optional<String> fault(String expression) {
        if (expression.startsWith("cron(") || expression.startsWith("rate(") || expression.startsWith("at(")) {
            return Optional.of("give the six fields alone, such as 0 3 * * ? *");
        }
        String[] parts = expression.strip().split("\\s+");
        if (parts.length != FIELDS.size()) {
            return Optional.of(
                    ("it has %d field%s where EventBridge Scheduler takes six: minute, hour, day of month, month, day of"
                                    + " week and year, such as 0 3 * * ? *")
                            .formatted(parts.length, parts.length == 1 ? "" : "s"));
        }
        for (int i = 0; i < parts.length; i++) {
            if (!FIELDS.get(i).takes(parts[i])) {
                return Optional.of("its %s %s is not valid: %s"
                        .formatted(
                                FIELDS.get(i).name(),
                                Text.quoted(parts[i]),
                                FIELDS.get(i).rule()));
            }
        }
        return days(parts[FIELDS.indexOf(DAY_OF_MONTH)], parts[FIELDS.indexOf(DAY_OF_WEEK)])
                .or(() -> Optional.of("that date never occurs: give one that does")
                        .filter(never -> !new CronTimes(expression).ever()));
    }

    private static Optional<String> days(String ofMonth, String ofWeek) {
        if (ofMonth.equals("?") == ofWeek.equals("?")) {
            return Optional.of("one of its day of month, %s, and day of week, %s, must be ?, and only one"
                    .formatted(Text.quoted(ofMonth), Text.quoted(ofWeek)));
        }
        return Optional.empty();
    }
}
