package io.lakelift.export;

import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
     * @throws ExportRefused if there is none at all
     * @throws ExportRefused if the newest is older than it may be: the nightly backup did not happen
     */
    ExportSource of(List<Snapshots.Taken> taken) {
        List<Snapshots.Taken> newest = Arrays.stream(Snapshots.Kind.values())
                .filter(kind -> kind != Snapshots.Kind.MANUAL || choice.manualToo())
                .flatMap(kind -> newest(taken, kind).stream())
                .toList();
        return newest.stream()
                .filter(this::youngEnough)
                .findFirst()
                .orElseThrow(() -> refused(newest.stream().max(Comparator.comparing(Snapshots.Taken::created))))
                .source();
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

    private RuntimeException refused(Optional<Snapshots.Taken> newest) {
        String kind = choice.manualToo() ? "snapshot" : "automated snapshot";
        if (newest.isEmpty()) {
            return Refusal.SNAPSHOT_NOT_FOUND.because(
                    "sourceArn %s has no available %s: take one, or look why the backup makes none."
                            .formatted(Text.quoted(source.arn().toString()), kind));
        }
        return Refusal.SNAPSHOT_TOO_OLD.because(
                ("sourceArn %s: the newest %s, %s, is %d h old, and maxSnapshotAge is %s; the nightly"
                                + " backup did not happen: look why, or allow more.")
                        .formatted(
                                Text.quoted(source.arn().toString()),
                                kind,
                                newest.get().source().name(),
                                age(newest.get()).toHours(),
                                choice.maxAge()));
    }
}
