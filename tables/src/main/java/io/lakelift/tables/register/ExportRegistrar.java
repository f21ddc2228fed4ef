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
 * Makes a checked export the newest night of its tables. A catalog has no transaction over tables, so all are prepared
 * before the first one moves: whoever reads meanwhile sees old and new ones for seconds, and never half a table. A
 * registration that was cut off is completed by doing it again.
 */
public final class ExportRegistrar {
    /** The time of a table is the waiting for S3. */
    private static final int PLANNING = 16;

    /** Glue limits calls for each account and Region. */
    private static final int MOVING = 8;

    private final TableCatalog catalog;
    private final IcebergTables iceberg;
    private final RegistrationRules rules;
    private final RowChange rowChange;

    /** One for a database of the catalog. */
    public ExportRegistrar(TableCatalog catalog, IcebergTables iceberg, RegistrationRules rules) {
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.iceberg = requireNonNull(iceberg, "iceberg is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.rowChange = new RowChange(rules.minRowsChange());
    }

    private record PlannedMove(TableMove move, TableMove.MovePlan plan) {}

    /**
     * Registers every table that may be, however long it takes.
     *
     * @param night which it is, see {@link Nights}
     * @throws io.lakelift.tables.catalog.CatalogUnusable if the catalog cannot be read or changed
     * @throws io.lakelift.tables.store.StoreUnusable if metadata cannot be read or written
     */
    public Registration register(VerificationReport report, ExportNight night, FileList files) {
        return switch (round(report, night, files, () -> false)) {
            case RegistrationRound.Whole whole -> whole.registration();
            case RegistrationRound.Partial ignored ->
                throw new IllegalStateException("there was time, and it was over");
        };
    }

    /**
     * The same for a caller with little time: what one round has not moved, the next one does.
     *
     * @param over whether to begin with no further table; none is moved unless all are planned
     * @throws io.lakelift.tables.catalog.CatalogUnusable as {@link #register} does
     * @throws io.lakelift.tables.store.StoreUnusable as {@link #register} does
     */
    public RegistrationRound round(VerificationReport report, ExportNight night, FileList files, BooleanSupplier over) {
        Candidates candidates = Candidates.of(report, rules.names(), rules.onDamage(), files);
        List<CatalogTable> around = catalog.list();
        TypedViews views = new TypedViews(catalog, around, night, rules.views(), candidates.names());
        List<Callable<Optional<PlannedMove>>> planning = new ArrayList<>();
        candidates.ready().forEach((name, table) -> {
            List<NightFile> readable = files.of(table.name());
            NightTable of = new NightTable(table.name(), table.columns(), readable, table.files() - readable.size());
            TableMove move = new TableMove(catalog, iceberg, rowChange, views, name, table, night, of, around);
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

    /** One reason for all tables is said once. */
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

    /** Tables that the source has no more; nobody may notice that they have stopped. */
    private static List<TableResult> gone(VerificationReport report, ExportNight night, List<CatalogTable> around) {
        Set<String> there = report.tables().stream().map(TableReport::name).collect(Collectors.toSet());
        List<TableResult> gone = new ArrayList<>();
        for (CatalogTable table : around) {
            Optional<String> source = Properties.sourceTable(table).filter(name -> !there.contains(name));
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

    /** All are tried before the first failure is thrown; without those for which there was no time. */
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
