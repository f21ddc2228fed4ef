package io.lakelift.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Computes the times of a valid cron expression. A time that does not exist, because clocks go forward, is skipped; one
 * that occurs twice counts once.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
final class CronTimes {
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final int DAYS_OF_A_WEEK = 7;

    private final List<LocalTime> times;
    private final Predicate<LocalDate> days;

    /** @param expression must be valid, see {@link Cron#fault} */
    CronTimes(String expression) {
        String[] parts = expression.strip().split("\\s+");
        this.times = Cron.HOUR
                .values(parts[1])
                .boxed()
                .flatMap(hour -> Cron.MINUTE.values(parts[0]).mapToObj(minute -> LocalTime.of(hour, minute)))
                .sorted()
                .toList();
        Set<Integer> months = values(Cron.MONTH, parts[3]);
        Set<Integer> years = values(Cron.YEAR, parts[5]);
        Predicate<LocalDate> ofMonthOrWeek = parts[2].equals("?") ? ofWeek(parts[4]) : ofMonth(parts[2]);
        this.days =
                day -> years.contains(day.getYear()) && months.contains(day.getMonthValue()) && ofMonthOrWeek.test(day);
    }

    private static Set<Integer> values(CronField field, String text) {
        return field.values(text).boxed().collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any date from 1970 to 2199 matches. */
    boolean ever() {
        return days(LocalDate.of(1970, 1, 1)).findFirst().isPresent();
    }

    /** Returns the times after {@code moment}, in order; none if all are in the past. */
    Stream<ZonedDateTime> after(Instant moment, ZoneId zone) {
        return local(moment, zone)
                .filter(time -> exists(time, zone))
                .map(time -> time.atZone(zone))
                .filter(time -> time.toInstant().isAfter(moment));
    }

    /** The times that are skipped because the zone's clocks go forward over them, in order. */
    Stream<LocalDateTime> skipped(Instant from, Instant until, ZoneId zone) {
        LocalDateTime end = LocalDateTime.ofInstant(until, zone);
        return local(from, zone).takeWhile(time -> time.isBefore(end)).filter(time -> !exists(time, zone));
    }

    /**
     * The times after {@code moment} and, later by as much as clocks go forward, those that are skipped: how far apart
     * starts are meant to be.
     */
    Stream<Instant> meant(Instant moment, ZoneId zone) {
        return local(moment, zone).map(time -> time.atZone(zone).toInstant()).filter(time -> time.isAfter(moment));
    }

    private Stream<LocalDateTime> local(Instant moment, ZoneId zone) {
        return days(LocalDate.ofInstant(moment, zone))
                .flatMap(day -> times.stream().map(day::atTime));
    }

    private static boolean exists(LocalDateTime time, ZoneId zone) {
        return !zone.getRules().getValidOffsets(time).isEmpty();
    }

    private Stream<LocalDate> days(LocalDate first) {
        return first.datesUntil(LAST.plusDays(1)).filter(days);
    }

    private static Predicate<LocalDate> ofMonth(String text) {
        if (text.equals("L")) {
            return day -> day.getDayOfMonth() == day.lengthOfMonth();
        }
        if (text.endsWith("W")) {
            int wanted = Integer.parseInt(text.replace("W", ""));
            return day -> wanted <= day.lengthOfMonth() && day.equals(nearestWorkday(day.withDayOfMonth(wanted)));
        }
        Set<Integer> wanted = values(Cron.DAY_OF_MONTH, text);
        return day -> wanted.contains(day.getDayOfMonth());
    }

    /**
     * Returns the nearest weekday in the same month: Friday for a Saturday and Monday for a Sunday, or the other of the
     * two if that would be in another month.
     */
    private static LocalDate nearestWorkday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(day.getDayOfMonth() == 1 ? 2 : -1);
            case SUNDAY -> day.plusDays(day.getDayOfMonth() == day.lengthOfMonth() ? -2 : 1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private static Predicate<LocalDate> ofWeek(String text) {
        if (text.equals("L")) {
            return day -> weekday(day) == DAYS_OF_A_WEEK;
        }
        if (text.endsWith("L")) {
            int wanted = Cron.DAY_OF_WEEK.value(text.replace("L", ""));
            return day -> weekday(day) == wanted && day.getDayOfMonth() > day.lengthOfMonth() - DAYS_OF_A_WEEK;
        }
        if (text.contains("#")) {
            String[] nth = text.split("#");
            int wanted = Cron.DAY_OF_WEEK.value(nth[0]);
            int week = Integer.parseInt(nth[1]);
            return day -> weekday(day) == wanted && (day.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1 == week;
        }
        Set<Integer> wanted = values(Cron.DAY_OF_WEEK, text);
        return day -> wanted.contains(weekday(day));
    }

    /** Sunday is 1. */
    private static int weekday(LocalDate day) {
        return day.getDayOfWeek().getValue() % DAYS_OF_A_WEEK + 1;
    }
}
