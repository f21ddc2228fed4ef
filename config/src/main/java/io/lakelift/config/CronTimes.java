package io.lakelift.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/**
 * When an expression without faults comes true. A time that does not exist, because clocks go forward, is skipped; one that
 * comes twice counts once.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
final class CronTimes {
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final int DAYS_OF_A_WEEK = 7;

    private final List<LocalTime> times;
    private final String dayOfMonth;
    private final String month;
    private final String dayOfWeek;
    private final String year;

    /** @param expression in which {@link Cron#fault} finds none */
    CronTimes(String expression) {
        String[] parts = expression.strip().split("\\s+");
        this.times = Cron.HOUR
                .values(parts[1])
                .boxed()
                .flatMap(hour -> Cron.MINUTE.values(parts[0]).mapToObj(minute -> LocalTime.of(hour, minute)))
                .sorted()
                .toList();
        this.dayOfMonth = parts[2];
        this.month = parts[3];
        this.dayOfWeek = parts[4];
        this.year = parts[5];
    }

    /** Whether there is any such date in a calendar. */
    boolean ever() {
        return days(LocalDate.of(1970, 1, 1)).findFirst().isPresent();
    }

    /** In order; none where all are over. */
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

    private Stream<LocalDateTime> local(Instant moment, ZoneId zone) {
        return days(LocalDate.ofInstant(moment, zone))
                .flatMap(day -> times.stream().map(day::atTime));
    }

    private static boolean exists(LocalDateTime time, ZoneId zone) {
        return !zone.getRules().getValidOffsets(time).isEmpty();
    }

    private Stream<LocalDate> days(LocalDate first) {
        return first.datesUntil(LAST.plusDays(1))
                .filter(day -> Cron.YEAR.values(year).anyMatch(value -> value == day.getYear()))
                .filter(day -> Cron.MONTH.values(month).anyMatch(value -> value == day.getMonthValue()))
                .filter(day -> dayOfMonth.equals("?") ? isWeekday(day) : isMonthday(day));
    }

    private boolean isMonthday(LocalDate day) {
        if (dayOfMonth.equals("L")) {
            return day.equals(day.with(TemporalAdjusters.lastDayOfMonth()));
        }
        if (dayOfMonth.endsWith("W")) {
            int wanted = Integer.parseInt(dayOfMonth.replace("W", ""));
            return wanted <= day.lengthOfMonth() && day.equals(nearestWorkday(day.withDayOfMonth(wanted)));
        }
        return Cron.DAY_OF_MONTH.values(dayOfMonth).anyMatch(value -> value == day.getDayOfMonth());
    }

    /** Within the month: from Saturday back, from Sunday on, unless that would leave it. */
    private static LocalDate nearestWorkday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.plusDays(day.getDayOfMonth() == 1 ? 2 : -1);
            case SUNDAY -> day.plusDays(day.getDayOfMonth() == day.lengthOfMonth() ? -2 : 1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> day;
        };
    }

    private boolean isWeekday(LocalDate day) {
        int weekday = day.getDayOfWeek().getValue() % DAYS_OF_A_WEEK + 1;
        if (dayOfWeek.equals("L")) {
            return weekday == DAYS_OF_A_WEEK;
        }
        if (dayOfWeek.endsWith("L")) {
            return weekday == Cron.DAY_OF_WEEK.value(dayOfWeek.replace("L", ""))
                    && day.getDayOfMonth() > day.lengthOfMonth() - DAYS_OF_A_WEEK;
        }
        if (dayOfWeek.contains("#")) {
            String[] nth = dayOfWeek.split("#");
            return weekday == Cron.DAY_OF_WEEK.value(nth[0])
                    && (day.getDayOfMonth() - 1) / DAYS_OF_A_WEEK + 1 == Integer.parseInt(nth[1]);
        }
        return Cron.DAY_OF_WEEK.values(dayOfWeek).anyMatch(value -> value == weekday);
    }
}
