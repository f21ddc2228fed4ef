package io.lakelift.local.plan;

import static java.util.Objects.requireNonNull;

import io.lakelift.config.Schedule;
import io.lakelift.export.Arn;
import io.lakelift.fleet.Candidate;
import io.lakelift.fleet.Catalog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is known about sources before a night, such as their sizes. It comes from the operator's list, from the AWS
 * account or from both; the list overrides the account.
 */
public final class KnownSources {
    private final Map<Arn, SourceFact> facts = new HashMap<>();
    private final List<SourceRow> rows;
    private final Optional<Catalog> account;
    private final Function<Arn, SourceFact> further;
    private final Supplier<List<String>> troubles;

    private KnownSources(
            List<SourceRow> rows,
            Optional<Catalog> account,
            Function<Arn, SourceFact> further,
            Supplier<List<String>> troubles) {
        this.rows = List.copyOf(rows);
        this.account = requireNonNull(account, "account is null");
        this.further = requireNonNull(further, "further is null");
        this.troubles = requireNonNull(troubles, "troubles is null");
        rows.forEach(row -> facts.put(row.source().arn(), row.fact()));
    }

    /** Nothing is known about any source, nor which sources carry a tag. */
    public static KnownSources none() {
        return new KnownSources(List.of(), Optional.empty(), arn -> SourceFact.NONE, List::of);
    }

    /**
     * Reads the operator's list.
     *
     * @throws InvalidSources if the file cannot be read or contains mistakes
     */
    public static KnownSources read(Path file) {
        return new KnownSources(SourcesFile.read(file), Optional.empty(), arn -> SourceFact.NONE, List::of);
    }

    /**
     * Adds what an account reports; this object's own list still overrides it.
     *
     * @param catalog the account's sources, with their tags
     * @param asked looks up in the account what else is known about a source
     * @param unanswered one sentence for each question that the account has not answered so far
     */
    public KnownSources with(Catalog catalog, Function<Arn, SourceFact> asked, Supplier<List<String>> unanswered) {
        return new KnownSources(rows, Optional.of(catalog), asked, unanswered);
    }

    /** One sentence for each question that the account has not answered so far. */
    List<String> troubles() {
        return troubles.get();
    }

    /** What is known about a source; {@link SourceFact#NONE} if nothing is. */
    SourceFact of(Arn source) {
        return facts.getOrDefault(source, SourceFact.NONE).or(further.apply(source));
    }

    /** The names of the schedules that the list's rows name, each once. */
    List<String> schedules() {
        return rows.stream().flatMap(row -> row.schedule().stream()).distinct().toList();
    }

    /** The ARN of the list's first source, from which the account and Region follow; empty without a list. */
    Optional<Arn> example() {
        return rows.stream().map(row -> row.source().arn()).findFirst();
    }

    /**
     * The sources that may carry a schedule's tags; empty if there is neither an account nor a list.
     *
     * @param elsewhere sources that other schedules name: the list's row about one of them counts only if it names a
     *     schedule
     */
    Optional<Catalog> catalog(Schedule schedule, Set<Arn> elsewhere) {
        return account.or(() -> Optional.of(rows)
                .filter(listed -> !listed.isEmpty())
                .map(listed -> kind -> listed(schedule, elsewhere, kind)));
    }

    private List<Candidate> listed(Schedule schedule, Set<Arn> elsewhere, Catalog.Kind kind) {
        return rows.stream()
                .filter(row -> row.schedule().isPresent()
                        || !elsewhere.contains(row.source().arn()))
                .flatMap(row -> row.carrying(schedule).stream())
                .filter(candidate -> kind(candidate) == kind)
                .toList();
    }

    private static Catalog.Kind kind(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Cluster cluster -> Catalog.Kind.CLUSTERS;
            case Candidate.Instance instance -> Catalog.Kind.INSTANCES;
            case Candidate.FileSystem files -> Catalog.Kind.FILE_SYSTEMS;
        };
    }
}
