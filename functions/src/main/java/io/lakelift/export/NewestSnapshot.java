package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the snapshot that stands for an instance or cluster, as of a moment: what was taken later does not count, so a
 * start that is tried again chooses the same.
 */
final class NewestSnapshot {
    private final ExportSource source;
    private final SnapshotChoice choice;
    private final Instant asOf;

    NewestSnapshot(ExportSource source, SnapshotChoice choice, Instant asOf) {
        this.source = source;
        this.choice = choice;
        this.asOf = asOf;
    }

    /**
     * @throws ExportRefused if there is no snapshot
     * @throws ExportRefused what RDS said where it refused to list a kind that might hold a young one
     * @throws ExportRefused if the newest is older than it may be: the nightly backup did not happen
     */
    ExportSource of(Snapshots.Found found) {
        List<Snapshots.Taken> newest =
                kinds().flatMap(kind -> newest(found.taken(), kind).stream()).toList();
        return newest.stream()
                .filter(this::youngEnough)
                .findFirst()
                .orElseThrow(() -> kinds().flatMap(
                                kind -> Optional.ofNullable(found.refused().get(kind)).stream())
                        .findFirst()
                        .orElseGet(() -> refused(newest.stream().max(Comparator.comparing(Snapshots.Taken::created)))))
                .source();
    }

    /** Those that count, in the order in which one stands in for another. */
    private Stream<Snapshots.Kind> kinds() {
        return Arrays.stream(Snapshots.Kind.values())
                .filter(kind -> kind != Snapshots.Kind.MANUAL || choice.manualToo());
    }

    private Optional<Snapshots.Taken> newest(List<Snapshots.Taken> taken, Snapshots.Kind kind) {
        return taken.stream()
                .filter(each -> each.kind() == kind && !each.created().isAfter(asOf))
                .max(Comparator.comparing(Snapshots.Taken::created));
    }

    private boolean youngEnough(Snapshots.Taken taken) {
        return age(taken).compareTo(choice.maxAge()) <= 0;
    }

    private Duration age(Snapshots.Taken taken) {
        return Duration.between(taken.created(), asOf);
    }

    private ExportRefused refused(Optional<Snapshots.Taken> newest) {
        String kind = choice.manualToo() ? "snapshot" : "automated snapshot";
        if (newest.isEmpty()) {
            return Refusal.SNAPSHOT_NOT_FOUND.because(
                    "sourceArn %s has no available %s: take one, or find out why backups produce none."
                            .formatted(Text.quoted(source.arn().toString()), kind));
        }
        return Refusal.SNAPSHOT_TOO_OLD.because(
                ("sourceArn %s: the newest %s, %s, is %d h old, and maxSnapshotAge is %s; the nightly"
                                + " backup did not happen: find out why, or allow a greater age.")
                        .formatted(
                                Text.quoted(source.arn().toString()),
                                kind,
                                newest.get().source().name(),
                                age(newest.get()).toHours(),
                                choice.maxAge()));
    }
}
