package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Schedule;
import io.lakelift.export.ExportSource;
import io.lakelift.fleet.Candidate;
import java.util.Optional;

/**
 * One line of a list of sources.
 *
 * @param source what it is about
 * @param fact what it says
 * @param schedule whose tags the source carries; empty for those of every schedule
 */
record SourceRow(ExportSource source, SourceFact fact, Optional<String> schedule) {
    SourceRow {
        requireNonNull(source, "source is null");
        requireNonNull(fact, "fact is null");
        requireNonNull(schedule, "schedule is null");
    }

    /**
     * As its service would list it; empty for what has no tags of its own, as snapshots. Only what can be exported is worth a
     * line, so the engine is one that can be.
     */
    Optional<Candidate> carrying(Schedule tagged) {
        if (schedule.filter(name -> !name.equals(tagged.name())).isPresent()) {
            return Optional.empty();
        }
        return switch (source) {
            case ExportSource.Db db ->
                Optional.of(new Candidate.Instance(
                        db.arn(), tagged.tags(), fact.sizeGb(), "available", "postgres", "gp3", Optional.empty()));
            case ExportSource.Cluster cluster ->
                Optional.of(new Candidate.Cluster(
                        cluster.arn(), tagged.tags(), "available", "aurora-postgresql", "provisioned"));
            case ExportSource.ClusterLatest latest -> Optional.empty();
            case ExportSource.FileSystem files ->
                Optional.of(new Candidate.FileSystem(files.arn(), tagged.tags(), fact.sizeGb(), "AVAILABLE", "LUSTRE"));
            case ExportSource.Snapshot snapshot -> Optional.empty();
            case ExportSource.ClusterSnapshot snapshot -> Optional.empty();
        };
    }
}
