package io.lakelift.local.plan;

import io.lakelift.config.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Warns if a fleet's next start is badly timed for a source's newest snapshot: during the backup window, less than
 * twelve hours before it, or when the snapshot is too old.
 */
final class BackupWarnings {
    /** If the next window begins within this time, the warning suggests starting after it. */
    private static final Duration SOON = Duration.ofHours(12);

    private static final int NAMED = 3;

    private final Config config;
    private final KnownSources known;

    BackupWarnings(Config config, KnownSources known) {
        this.config = config;
        this.known = known;
    }

    /** One sentence for each kind of problem at the fleet's next start, with the sources that have it. */
    List<String> of(ScheduledFleet fleet) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        fleet.next().stream().findFirst().ifPresent(start -> {
            for (FleetOrder.Source source : fleet.order().sources()) {
                wrong(source, start)
                        .ifPresent(why -> found.computeIfAbsent(why, none -> new ArrayList<>())
                                .add(source.arn().resource()));
            }
        });
        return found.entrySet().stream()
                .map(each -> "Schedule %s starts at %s UTC, %s: %s."
                        .formatted(fleet.name(), utc(fleet.next().getFirst()), each.getKey(), named(each.getValue())))
                .toList();
    }

    private Optional<String> wrong(FleetOrder.Source source, ZonedDateTime start) {
        if (!source.kind().isOfTheNewestSnapshot()) {
            return Optional.empty();
        }
        Duration most = source.maxSnapshotAge().orElse(config.exports().maxSnapshotAge());
        return known.of(source.arn()).backupWindow().flatMap(window -> wrong(window, start.toInstant(), most));
    }

    private static Optional<String> wrong(BackupWindow window, Instant start, Duration most) {
        Duration age = window.since(start);
        if (window.isOpenAt(start)) {
            return Optional.of(
                    "in the backup window %s: the export waits for the snapshot that is being taken then, or uses the one before"
                            .formatted(window));
        }
        if (age.compareTo(most) > 0) {
            return Optional.of(
                    "when the newest automated snapshot is %s old, of the backup window %s, and maxSnapshotAge is %s, so the export is refused"
                            .formatted(TimeText.length(age), window, most));
        }
        return Optional.of(
                        "before the backup window %s, so the newest automated snapshot is %s old: start after the window"
                                .formatted(window, TimeText.length(age)))
                .filter(sentence -> window.until(start).compareTo(SOON) < 0);
    }

    private static String utc(ZonedDateTime start) {
        return TimeText.time(start.toInstant(), ZoneOffset.UTC);
    }

    private static String named(List<String> sources) {
        String first = String.join(", ", sources.subList(0, Math.min(NAMED, sources.size())));
        return sources.size() <= NAMED ? first : "%s and %d more".formatted(first, sources.size() - NAMED);
    }
}
