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
 * Chooses the snapshot to export for an instance or cluster: the newest automated one, if it is recent enough. Failing
 * that, the newest of AWS Backup is tried, and then, if allowed, the newest manual one. Snapshots begun after a given
 * moment do not count, so a retried start chooses the same one; a copy counts by the time of its data, so one that is
 * complete meanwhile may be chosen by a retry. A snapshot begun earlier may be chosen even if it is not available yet.
 */
final class NewestSnapshot {
    private static final int SHORT = 3;

    private final ExportSource source;
    private final SnapshotChoice choice;
    private final Instant asOf;
    private final StartAttempt before;

    /** @param before attempts that may have waited for a snapshot already */
    NewestSnapshot(ExportSource source, SnapshotChoice choice, Instant asOf, StartAttempt before) {
        this.source = source;
        this.choice = choice;
        this.asOf = asOf;
        this.before = before;
    }

    /**
     * The newest, available or still being taken.
     *
     * @throws ExportRefused if there is none at all
     * @throws ExportRefused with RDS's words, if it refused to list a kind that might include a recent one
     * @throws ExportRefused if the newest is older than allowed: the nightly backup did not happen
     * @throws ExportRefused if it has magnetic storage
     */
    Snapshots.DbSnapshot of(Snapshots.Found found) {
        List<Snapshots.DbSnapshot> newest = kinds().flatMap(kind ->
                        newest(found.taken().stream().filter(each -> counts(each, kind))).stream())
                .toList();
        Snapshots.DbSnapshot chosen = newest.stream()
                .filter(this::youngEnough)
                .findFirst()
                .orElseThrow(() -> kinds().flatMap(
                                kind -> Optional.ofNullable(found.refused().get(kind)).stream())
                        .findFirst()
                        .orElseGet(() -> refused(newest(newest.stream()), failed(found))));
        if (chosen.magnetic()) {
            throw magnetic(chosen);
        }
        return chosen;
    }

    /** The kinds that count, in order of preference. */
    private Stream<Snapshots.Kind> kinds() {
        return Arrays.stream(Snapshots.Kind.values())
                .filter(kind -> kind != Snapshots.Kind.MANUAL || choice.manualToo());
    }

    private Optional<Snapshots.DbSnapshot> newest(Stream<Snapshots.DbSnapshot> taken) {
        return taken.max(Comparator.comparing(this::began));
    }

    /**
     * Whether a snapshot may be chosen. While RDS takes it, it has no time, and the time reported later may be after
     * its actual beginning. So a snapshot that has been waited for stays chosen. A copy that is not complete may be of
     * any age, so it counts only if RDS says when its data was taken.
     */
    private boolean counts(Snapshots.DbSnapshot taken, Snapshots.Kind kind) {
        if (taken.kind() != kind || taken.state() == Snapshots.State.FAILED || taken.state() == Snapshots.State.OTHER) {
            return false;
        }
        return isWaitedFor(taken)
                || taken.began()
                        .map(began ->
                                !began.isAfter(asOf) && (taken.state() != Snapshots.State.COPYING || before.isFirst()))
                        .orElseGet(() -> taken.state() == Snapshots.State.CREATING && before.isFirst());
    }

    private boolean isWaitedFor(Snapshots.DbSnapshot taken) {
        return before.snapshot().filter(taken.source().arn().toString()::equals).isPresent();
    }

    /**
     * The last one that failed or has another status in which it cannot be exported, if it is newer than all others.
     */
    private Optional<Snapshots.DbSnapshot> failed(Snapshots.Found found) {
        return newest(found.taken().stream()
                        .filter(each -> kinds().anyMatch(each.kind()::equals))
                        .filter(each -> isWaitedFor(each)
                                || each.began()
                                        .filter(began -> !began.isAfter(asOf))
                                        .isPresent()))
                .filter(each -> each.state() == Snapshots.State.FAILED || each.state() == Snapshots.State.OTHER);
    }

    private Instant began(Snapshots.DbSnapshot taken) {
        return taken.began().filter(began -> began.isBefore(asOf)).orElse(asOf);
    }

    private boolean youngEnough(Snapshots.DbSnapshot taken) {
        return age(taken).compareTo(choice.maxAge()) <= 0;
    }

    private Duration age(Snapshots.DbSnapshot taken) {
        return Duration.between(began(taken), asOf);
    }

    private ExportRefused refused(Optional<Snapshots.DbSnapshot> newest, Optional<Snapshots.DbSnapshot> failed) {
        String arn = Text.quoted(source.arn().toString());
        String kind = choice.manualToo() ? "snapshot" : "automated snapshot";
        if (newest.isEmpty()) {
            return Refusal.SNAPSHOT_NOT_FOUND.because(failed.map(each ->
                            "sourceArn %s has no available %s, and %s %s: find out why, or take one by hand and name it."
                                    .formatted(arn, kind, each.source().name(), whyNot(each)))
                    .orElseGet(() -> "sourceArn %s has no available %s: take one, or find out why backups produce none."
                            .formatted(arn, kind)));
        }
        return Refusal.SNAPSHOT_TOO_OLD.because(
                "sourceArn %s: the newest %s, %s, is %s old, and maxSnapshotAge is %s; %s: find out why, or allow a greater age."
                        .formatted(
                                arn,
                                kind,
                                newest.get().source().name(),
                                shown(age(newest.get())),
                                choice.maxAge(),
                                failed.map(each -> "a newer one, %s, %s"
                                                .formatted(each.source().name(), whyNot(each)))
                                        .orElse("the nightly backup did not happen")));
    }

    /** With its minutes, which may be all that it is too old by. */
    private static String shown(Duration age) {
        return age.toHours() < SHORT
                ? age.toMinutes() + " min"
                : age.toHours() + " h" + (age.toMinutesPart() == 0 ? "" : " %d min".formatted(age.toMinutesPart()));
    }

    private static String whyNot(Snapshots.DbSnapshot failed) {
        return failed.state() == Snapshots.State.FAILED ? "failed" : "has a status in which it cannot be exported";
    }

    private ExportRefused magnetic(Snapshots.DbSnapshot chosen) {
        return Refusal.INVALID_EXPORT_SOURCE_STATE.because(
                "sourceArn %s: its newest snapshot, %s, is on magnetic storage, which RDS cannot export: change the instance's storage type, and export a snapshot taken after that."
                        .formatted(
                                Text.quoted(source.arn().toString()),
                                chosen.source().name()));
    }
}
