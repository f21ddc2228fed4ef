package io.lakelift.local.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes how daylight saving time affects a schedule: the next change of the clocks, and starts at an hour that
 * occurs twice.
 */
final class DaylightSaving {
    private static final Duration YEAR = Duration.ofDays(366);

    private DaylightSaving() {}

    /**
     * One sentence for each of the fleet's next starts at a time that occurs twice, and one for the next change of the
     * clocks within a year.
     */
    static List<String> notes(ScheduledFleet fleet, Instant now) {
        List<String> notes = new ArrayList<>();
        for (ZonedDateTime start : fleet.next()) {
            if (start.getZone()
                            .getRules()
                            .getValidOffsets(start.toLocalDateTime())
                            .size()
                    > 1) {
                notes.add("On %s clocks in %s show %s twice; it starts once, at the first."
                        .formatted(
                                start.toLocalDate(),
                                start.getZone(),
                                TimeText.time(start.toInstant(), start.getZone())));
            }
        }
        change(fleet, now).ifPresent(notes::add);
        return notes;
    }

    private static Optional<String> change(ScheduledFleet fleet, Instant now) {
        if (fleet.next().isEmpty()) {
            return Optional.empty();
        }
        ZonedDateTime before = fleet.next().getFirst();
        ZoneOffsetTransition transition = before.getZone().getRules().nextTransition(now);
        if (transition == null || transition.getInstant().isAfter(now.plus(YEAR))) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofInstant(transition.getInstant(), before.getZone());
        boolean forward = transition.isGap();
        return Optional.of("Clocks in %s go %s on %s: the same local time is %s in UTC from then on."
                .formatted(
                        before.getZone(),
                        forward ? "forward" : "back",
                        day,
                        hours(transition.getDuration().abs()) + (forward ? " earlier" : " later")));
    }

    private static String hours(Duration change) {
        return change.equals(Duration.ofHours(1)) ? "an hour" : TimeText.length(change);
    }
}
