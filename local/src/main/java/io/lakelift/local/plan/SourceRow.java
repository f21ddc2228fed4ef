package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Schedule;
import io.lakelift.export.ExportSource;
import io.lakelift.fleet.Candidate;
import java.util.Optional;

/**
 * One row of the operator's list of sources.
 *
 * @param source the source that the row describes
 * @param fact what the row says about the source
 * @param schedule the name of the schedule whose tags the source carries; empty if it carries those of every schedule
 */
record SourceRow(ExportSource source, SourceFact fact, Optional<String> schedule) {
    SourceRow {
        requireNonNull(source, "source is null");
        requireNonNull(fact, "fact is null");
        requireNonNull(schedule, "schedule is null");
    }

    /**
     * The source as RDS or FSx would list it, with the schedule's tags; empty if it does not carry them, or if
     * schedules cannot find it by tags, as is the case for snapshots. Its state, engine and storage are made up so that
     * it can be exported.
     */
    Optional<Candidate> carrying(Schedule tagged) {
        if (schedule.filter(name -> !name.equals(tagged.name())).isPresent()) {
            return Optional.empty();
        }
        return switch (source) {
            case ExportSource.Db db ->
                Optional.of(new Candidate.Instance(
                        db.arn(),
                        tagged.tags(),
                        fact.sizeGb(),
                        "available",
                        "postgres",
                        "gp3",
                        Optional.empty(),
                        false));
            case ExportSource.Cluster cluster ->
                Optional.of(new Candidate.Cluster(
                        cluster.arn(), tagged.tags(), "available", "aurora-postgresql", "provisioned"));
            case ExportSource.ClusterLatest latest -> Optional.empty();
            case ExportSource.FileSystem files ->
                Optional.of(new Candidate.FileSystem(
                        files.arn(), tagged.tags(), fact.sizeGb(), "AVAILABLE", "LUSTRE", "SSD"));
            case ExportSource.Snapshot snapshot -> Optional.empty();
            case ExportSource.ClusterSnapshot snapshot -> Optional.empty();
        };
    }
}
