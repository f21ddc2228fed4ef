package io.lakelift.tables.register;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.TableCatalog;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.NightFile;
import io.lakelift.tables.iceberg.NightTable;
import io.lakelift.tables.iceberg.Properties;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Makes a checked export the newest night of its tables. A catalog has no transactions across tables, so all tables are
 * prepared before the first one moves. While they move, readers see a mix of old and new tables, but never half a
 * table. Repeating an interrupted registration completes it.
 */
public final class ExportRegistrar {
    /** Most of a table's time is spent waiting for S3. */
    private static final int PLANNING = 16;

    /** Fewer, because Glue limits the calls of an account in a Region. */
    private static final int MOVING = 8;

    private final TableCatalog catalog;
    private final IcebergTables iceberg;
    private final RegistrationRules rules;
    private final RowChange rowChange;

    /** A registrar for one database of a catalog. */
    public ExportRegistrar(TableCatalog catalog, IcebergTables iceberg, RegistrationRules rules) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.iceberg = requireNonNull(iceberg, "iceberg is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.rowChange = new RowChange(rules.minRowsChange());
    }

    private record PlannedMove(TableMove move, TableMove.MovePlan plan) {}

    /**
     * Registers every table that may be registered, however long it takes.
     *
     * @param night the export as a night, see {@link Nights}
     * @param now the current time, whenever the export was checked
     * @throws io.lakelift.tables.catalog.CatalogUnusable if the catalog cannot be read or changed
     * @throws io.lakelift.tables.store.StoreUnusable if metadata cannot be read or written
     */
    public Registration register(VerificationReport report, ExportNight night, FileList files, Instant now) {
        return switch (round(report, night, files, now, () -> false)) {
            case RegistrationRound.Whole whole -> whole.registration();
            case RegistrationRound.Partial ignored ->
                throw new IllegalStateException("a round without a time limit ended early");
        };
    }

    /**
     * Registers tables for a caller with limited time: the next round moves the tables that this one does not.
     *
     * @param over whether time is up and no further table may be begun; no table is moved unless all are planned
     * @throws io.lakelift.tables.catalog.CatalogUnusable as {@link #register} does
     * @throws io.lakelift.tables.store.StoreUnusable as {@link #register} does
     */
    public RegistrationRound round(
            VerificationReport report, ExportNight night, FileList files, Instant now, BooleanSupplier over) {
        List<CatalogTable> around = catalog.list();
        Candidates candidates = Candidates.of(report, rules.names(), rules.onDamage(), files, around);
        TypedViews views = new TypedViews(catalog, around, night, rules.views(), candidates.names());
        TableMove.Shared shared =
                new TableMove.Shared(catalog, iceberg, rowChange, views, candidates.names(), night, now);
        List<Callable<Optional<PlannedMove>>> planning = new ArrayList<>();
        candidates.ready().forEach((name, table) -> {
            List<NightFile> readable = files.of(table.name());
            NightTable of = new NightTable(
                    table.name(),
                    table.columns(),
                    readable,
                    table.files() - readable.size(),
                    Candidates.isPerhapsEmpty(table));
            TableMove move = new TableMove(shared, name, table, of, around);
            planning.add(inTime(over, () -> new PlannedMove(move, move.plan())));
        });
        List<PlannedMove> planned = all(PLANNING, planning);
        if (planned.size() < planning.size()) {
            return new RegistrationRound.Partial(0);
        }
        List<Callable<Optional<TableResult>>> moving = new ArrayList<>();
        planned.forEach(each -> moving.add(inTime(over, () -> each.move().move(each.plan()))));
        List<TableResult> moved = all(MOVING, moving);
        if (moved.size() < moving.size()) {
            return new RegistrationRound.Partial(moved.size());
        }
        throwWhatAllWereRefused(planned, moved);
        List<TableResult> results = new ArrayList<>(candidates.others());
        results.addAll(gone(report, night, around));
        results.addAll(moved);
        results.sort(Comparator.comparing(TableResult::table));
        return new RegistrationRound.Whole(new Registration(night, catalog.database(), results));
    }

    /**
     * If every table was refused by the service, throws that refusal, so that it is reported once and not for each
     * table.
     */
    private static void throwWhatAllWereRefused(List<PlannedMove> planned, List<TableResult> moved) {
        if (moved.stream().allMatch(table -> table.outcome() == TableOutcome.REFUSED)) {
            planned.stream()
                    .flatMap(each -> each.move().refusal().stream())
                    .findFirst()
                    .ifPresent(refusal -> {
                        throw refusal;
                    });
        }
    }

    private static <T> Callable<Optional<T>> inTime(BooleanSupplier over, Callable<T> work) {
        return () -> over.getAsBoolean() ? Optional.empty() : Optional.of(work.call());
    }

    /**
     * Tables that the source no longer has; without a word about them, nobody might notice that they are no longer
     * updated.
     */
    private static List<TableResult> gone(VerificationReport report, ExportNight night, List<CatalogTable> around) {
        Set<String> there = report.tables().stream().map(TableReport::name).collect(Collectors.toSet());
        List<TableResult> gone = new ArrayList<>();
        for (CatalogTable table : around) {
            Optional<String> source = Properties.sourceTable(table)
                    .filter(name -> !there.contains(name))
                    .filter(report::provesGone);
            Optional<ExportNight> last = Properties.newest(table)
                    .filter(newest ->
                            newest.hasSourceOf(night) && newest.snapshotTime().isBefore(night.snapshotTime()));
            if (source.isPresent() && last.isPresent()) {
                gone.add(new TableResult(
                        source.get(),
                        Optional.of(table.name()),
                        TableOutcome.GONE,
                        0,
                        OptionalLong.empty(),
                        List.of("The export has no such table; its last night is of %s."
                                .formatted(last.get().snapshotTime())),
                        List.of()));
            }
        }
        return gone;
    }

    /** The results of all work for which there was time. All of it is tried before the first failure is thrown. */
    private static <T> List<T> all(int threads, List<Callable<Optional<T>>> work) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> done = new ArrayList<>();
            for (Future<Optional<T>> one : executor.invokeAll(work)) {
                one.get().ifPresent(done::add);
            }
            return done;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the registration was interrupted", e);
        } finally {
            executor.shutdownNow();
        }
    }
}
