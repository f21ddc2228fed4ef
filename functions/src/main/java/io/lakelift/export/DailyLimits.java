package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.OptionalInt;

/**
 * How much a deployment may export in a day, regardless of who asks for it, to limit the bill. A day begins at noon, so
 * that no night is split in two.
 *
 * @param gbPerNight how much RDS may extract for the exports that start in a day, in GB of TotalExtractedDataInGB;
 *     empty if this is not limited. It does not apply to FSx, which reports no sizes
 * @param exportsPerSourceAndDay how many exports of one source may start in a day; empty if this is not limited
 * @param timeZone the time zone in which a day begins at noon
 */
public record DailyLimits(OptionalInt gbPerNight, OptionalInt exportsPerSourceAndDay, ZoneId timeZone) {
    /** No limits. */
    public static final DailyLimits NONE = new DailyLimits(OptionalInt.empty(), OptionalInt.empty(), ZoneId.of("UTC"));

    public DailyLimits {
        requireNonNull(gbPerNight, "gbPerNight is null");
        requireNonNull(exportsPerSourceAndDay, "exportsPerSourceAndDay is null");
        requireNonNull(timeZone, "timeZone is null");
    }

    /** Whether the exports of a service have to be counted before one is started. */
    boolean applyTo(Service service) {
        return exportsPerSourceAndDay.isPresent() || gbPerNight.isPresent() && service == Service.RDS;
    }

    /** When the day that contains {@code now} began. */
    Instant beginning(Instant now) {
        ZonedDateTime there = now.atZone(timeZone);
        ZonedDateTime noon = there.with(LocalTime.NOON);
        return (noon.isAfter(there) ? noon.minusDays(1) : noon).toInstant();
    }

    /** When the day that began at {@code beginning} ends. */
    Instant end(Instant beginning) {
        return beginning.atZone(timeZone).plusDays(1).toInstant();
    }
}
