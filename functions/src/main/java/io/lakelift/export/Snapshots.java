package io.lakelift.export;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.error.ExportRefused;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the snapshots that RDS has of a source. */
public interface Snapshots {

    /**
     * A snapshot.
     *
     * @param source a Snapshot or ClusterSnapshot
     * @param created when it was taken, according to RDS, which may report this only once the snapshot is available, or
     *     change it then
     * @param kind who took it
     * @param state whether it can be exported now
     * @param existsSince when it got its name, which for a copy is later than {@code created}; empty if RDS does not say
     * @param percent how much of its data has been copied so far; empty if RDS does not say
     * @param magnetic whether it has magnetic storage, which RDS cannot export
     */
    record DbSnapshot(
            ExportSource source,
            Optional<Instant> created,
            Optional<Instant> existsSince,
            Kind kind,
            State state,
            Optional<Integer> percent,
            boolean magnetic) {
        /** RDS names its own snapshots after the minute in which they began. */
        private static final Pattern MINUTE = Pattern.compile(".*-(\\d{4}-\\d{2}-\\d{2})-(\\d{2})-(\\d{2})");

        public DbSnapshot {
            requireNonNull(created, "created is null");
            requireNonNull(existsSince, "existsSince is null");
            requireNonNull(percent, "percent is null");
        }

        /** A snapshot that can be exported. */
        public DbSnapshot(ExportSource source, Instant created, Kind kind) {
            this(source, Optional.of(created), Optional.of(created), kind, State.AVAILABLE, Optional.empty(), false);
        }

        /** When RDS began to take it: the earliest time known; empty if none is. */
        Optional<Instant> began() {
            return Stream.concat(created.stream(), minute().stream()).min(Comparator.naturalOrder());
        }

        private Optional<Instant> minute() {
            Matcher named = MINUTE.matcher(source.name());
            if (kind != Kind.AUTOMATED || !named.matches()) {
                return Optional.empty();
            }
            try {
                return Optional.of(
                        Instant.parse("%sT%s:%s:00Z".formatted(named.group(1), named.group(2), named.group(3))));
            } catch (DateTimeParseException e) {
                return Optional.empty(); // digits that are not a date
            }
        }

        /** Whether it will become available by itself. */
        boolean isUnderWay() {
            return state == State.CREATING || state == State.COPYING;
        }

        /** A sentence that says what an execution waiting for this snapshot waits for. */
        String waitedFor() {
            return "Snapshot %s is still being %s%s."
                    .formatted(
                            source.name(),
                            state == State.COPYING ? "copied" : "created",
                            percent.map(" (%d %%)"::formatted).orElse(""));
        }
    }

    /** Whether a snapshot can be exported. */
    enum State {
        /** Now. */
        AVAILABLE,
        /** Later: RDS is taking it. */
        CREATING,
        /** Later: it is a copy that is not complete. */
        COPYING,
        /** Never: RDS could not take it. */
        FAILED,
        /** Unknown: it is being deleted, or has a status that this version does not know. */
        OTHER
    }

    /** Who took a snapshot; in order of preference. */
    enum Kind {
        /** RDS itself, every night. */
        AUTOMATED,
        /** AWS Backup, according to its plan. */
        AWSBACKUP,
        /** A person. */
        MANUAL
    }

    /**
     * What RDS lists.
     *
     * @param taken all of them, in any state, in no order
     * @param refused the kinds that RDS refused to list, so that there may be more
     */
    record Found(List<DbSnapshot> taken, Map<Kind, ExportRefused> refused) {
        public Found {
            taken = List.copyOf(taken);
            refused = Map.copyOf(refused);
        }

        /** The result if every kind was listed. */
        public static Found all(DbSnapshot... taken) {
            return new Found(List.of(taken), Map.of());
        }
    }

    /**
     * The snapshots of an instance or cluster, including those that cannot be exported yet.
     *
     * @param source a Db or ClusterLatest
     * @throws ExportRefused if RDS knows no such instance or cluster, or if a list is forbidden
     */
    Found of(ExportSource source);

    /**
     * The snapshot with that name. It is looked up only if its export was refused, or if an export of that name may make
     * another one unnecessary.
     *
     * @param source a Snapshot or ClusterSnapshot
     * @return empty if there is none, or it cannot be seen
     */
    default Optional<DbSnapshot> named(ExportSource source) {
        return Optional.empty();
    }

    /**
     * Looks at the source itself if it has no suitable snapshot: its ARN may name the wrong kind of source, such as an
     * instance that is a member of a cluster and has no snapshots of its own, or its backups may be off.
     *
     * @param refused for want of a suitable snapshot
     * @return the refusal that says so, instead of {@code refused} or in addition; {@code refused} if nothing explains
     *     it, or the source cannot be seen
     */
    default ExportRefused explained(ExportSource source, ExportRefused refused) {
        return refused;
    }
}
