package io.lakelift.tables.register;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableCatalog;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.MetadataGone;
import io.lakelift.tables.iceberg.NightTable;
import io.lakelift.tables.iceberg.NotRegistrable;
import io.lakelift.tables.iceberg.PreparedTable;
import io.lakelift.tables.iceberg.Properties;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.store.StoreUnusable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Moves one table to its newest night in two steps: a plan, which writes metadata that no reader sees yet, and the move
 * of the catalog's pointer to it. The move also creates and drops tables of single nights, deletes old metadata and
 * updates the view. If someone else moves the pointer in between, a new plan is made from what they wrote, and the
 * newer night wins.
 */
final class TableMove {
    /** Each retry means that another registration moved the table first, and there are few of those. */
    private static final int TRIES = 10;

    private final Shared shared;
    private final String name;
    private final TableReport report;
    private final NightTable table;
    private List<CatalogTable> around;
    private Optional<CatalogTable> there;
    private Optional<RuntimeException> refusal = Optional.empty();

    /**
     * What the moves of a registration have in common.
     *
     * @param reserved the catalog names of all tables of the export
     * @param now the time of the registration, which may be days after the export was checked
     */
    record Shared(
            TableCatalog catalog,
            IcebergTables iceberg,
            RowChange rowChange,
            TypedViews views,
            Set<String> reserved,
            ExportNight night,
            Instant now) {}

    /** @param around everything in the catalog */
    TableMove(Shared shared, String name, TableReport report, NightTable table, List<CatalogTable> around) {
        this.shared = shared;
        this.name = name;
        this.report = report;
        this.table = table;
        this.around = around;
        this.there = named(around);
    }

    /** The metadata prepared for the table, or why it stays as it is. */
    sealed interface MovePlan {
        record Ready(PreparedTable table) implements MovePlan {}

        record Refused(String sentence) implements MovePlan {}
    }

    private Optional<CatalogTable> named(List<CatalogTable> tables) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    MovePlan plan() {
        for (int i = 1; ; i++) {
            try {
                return new MovePlan.Ready(
                        shared.iceberg().prepare(name, there, around, shared.reserved(), shared.night(), table));
            } catch (NotRegistrable e) {
                return new MovePlan.Refused(sentence(String.valueOf(e.getMessage())));
            } catch (StoreUnusable e) {
                return new MovePlan.Refused(refused(e, e.isRefused()));
            } catch (MetadataGone e) {
                Optional<CatalogTable> before = there;
                lookAgain();
                if (i == TRIES || pointer(there).equals(pointer(before))) {
                    return new MovePlan.Refused(sentence(String.valueOf(e.getMessage())));
                }
            }
        }
    }

    /** The refusal of Glue or S3; empty if they refused nothing. */
    Optional<RuntimeException> refusal() {
        return refusal;
    }

    /**
     * Records a refusal, which concerns this table alone; anything that a retry may fix is thrown, and ends the round.
     */
    private String refused(RuntimeException thrown, boolean refused) {
        if (!refused) {
            throw thrown;
        }
        refusal = Optional.of(thrown);
        return String.valueOf(thrown.getMessage());
    }

    private static Optional<String> pointer(Optional<CatalogTable> table) {
        return table.flatMap(CatalogTable::metadataLocation);
    }

    private String sentence(String clause) {
        return "It cannot be registered as %s because %s.".formatted(Text.quoted(name), clause);
    }

    private void lookAgain() {
        around = shared.catalog().list();
        there = named(around);
    }

    /** @param first the result of {@link #plan} */
    TableResult move(MovePlan first) {
        try {
            return carryOut(first);
        } catch (CatalogUnusable e) {
            return result(TableOutcome.REFUSED, refused(e, e.isRefused()));
        }
    }

    private TableResult carryOut(MovePlan first) {
        MovePlan plan = first;
        for (int i = 0; i < TRIES; i++) {
            Optional<TableResult> done = switch (plan) {
                case MovePlan.Refused refused -> Optional.of(result(TableOutcome.REFUSED, refused.sentence()));
                case MovePlan.Ready ready -> tryToMove(ready.table());
            };
            if (done.isPresent()) {
                return done.get();
            }
            lookAgain();
            plan = plan();
        }
        return result(
                TableOutcome.REFUSED,
                "Others changed it %d times during its update: register the export again.".formatted(TRIES));
    }

    /** Empty if someone else changed the table after it was read. */
    private Optional<TableResult> tryToMove(PreparedTable prepared) {
        return switch (prepared) {
            case PreparedTable.NoColumns ignored ->
                Optional.of(result(
                        TableOutcome.NO_COLUMNS, "It has no file in this export, so its columns are not known."));
            case PreparedTable.PerhapsEmpty ignored ->
                Optional.of(result(
                        TableOutcome.HELD,
                        "%s The night before has rows: if the table was emptied, %s."
                                .formatted(Candidates.message(report.findings()), NotRegistrable.REMOVAL)));
            case PreparedTable.NotNewer older
            when Nights.isFuture(older.newest().snapshotTime(), shared.now()) ->
                Optional.of(result(
                        TableOutcome.REFUSED,
                        "Its newest night, of the export %s, is of %s, which is in the future: %s, and register the exports again."
                                .formatted(
                                        Text.shown(older.newest().exportTaskIdentifier(), 100),
                                        older.newest().snapshotTime(),
                                        NotRegistrable.REMOVAL)));
            case PreparedTable.NotNewer older ->
                Optional.of(result(
                        TableOutcome.NEWER_IS_THERE,
                        "The table has the export %s of a snapshot of %s."
                                .formatted(
                                        Text.shown(older.newest().exportTaskIdentifier(), 100),
                                        older.newest().snapshotTime())));
            case PreparedTable.AlreadyThere same -> {
                List<String> nights = createMissing(same.nights());
                List<String> sentences = differences(same.change());
                sentences.addAll(deleteOld(same.nights(), List.of()));
                shared.views().show(name, report).ifPresent(sentences::add);
                yield Optional.of(result(
                        TableOutcome.ALREADY_THERE,
                        OptionalLong.of(same.change().snapshotId()),
                        sentences,
                        nights));
            }
            case PreparedTable.Next next -> tryToPointAt(next);
        };
    }

    private Optional<TableResult> tryToPointAt(PreparedTable.Next next) {
        List<String> nights = createMissing(next.nights());
        boolean moved = there.isPresent()
                ? shared.catalog().replace(there.get(), next.pointer())
                : shared.catalog().create(next.pointer());
        if (!moved && !pointer(shared.catalog().get(name)).equals(next.pointer().metadataLocation())) {
            return Optional.empty();
        }
        List<String> sentences = differences(next.change());
        if (next.change().foreign()) {
            sentences.add("Another program had written to the table; this night replaces what it wrote.");
        }
        sentences.addAll(deleteOld(next.nights(), next.obsolete()));
        shared.views().show(name, report).ifPresent(sentences::add);
        return Optional.of(result(
                there.isPresent() ? TableOutcome.UPDATED : TableOutcome.CREATED,
                OptionalLong.of(next.change().snapshotId()),
                sentences,
                nights));
    }

    private List<String> differences(PreparedTable.Change change) {
        List<String> sentences = new ArrayList<>(damage());
        change.replaced()
                .ifPresent(other -> sentences.add("It replaces the export %s of the same snapshot, which lacks files."
                        .formatted(Text.shown(other.exportTaskIdentifier(), 100))));
        sentences.addAll(change.drift());
        change.rowsBefore()
                .ifPresent(before -> shared.rowChange().sentence(before, rows()).ifPresent(sentences::add));
        return sentences;
    }

    private List<String> damage() {
        return table.filesMissing() == 0
                ? List.of()
                : List.of("%,d of its %,d files cannot be read, and their rows are missing from this night."
                        .formatted(table.filesMissing(), report.files()));
    }

    private long rows() {
        return table.files().stream().mapToLong(file -> file.rows()).sum();
    }

    /**
     * Creates the tables of older nights before the pointer moves, so that every night is readable at any moment; a
     * table that another registration created is as good.
     */
    private List<String> createMissing(PreparedTable.OlderNights nights) {
        return nights.missing().stream()
                .filter(shared.catalog()::create)
                .map(CatalogTable::name)
                .toList();
    }

    /**
     * Deletes what is no longer needed, after the pointer has moved. What cannot be deleted costs little and does no
     * harm.
     */
    private List<String> deleteOld(PreparedTable.OlderNights nights, List<String> obsolete) {
        List<String> old = new ArrayList<>(obsolete);
        List<String> sentences = new ArrayList<>();
        for (CatalogTable other : around) {
            if (isOfNightNotKept(other, nights)) {
                try {
                    shared.catalog().drop(other);
                    other.metadataLocation().ifPresent(old::add);
                } catch (CatalogUnusable e) {
                    sentences.add("A table of a night that is no longer kept could not be deleted: "
                            + refused(e, e.isRefused()));
                }
            }
        }
        try {
            shared.iceberg().delete(old);
        } catch (StoreUnusable e) {
            sentences.add("Metadata of nights that are no longer kept could not be deleted: " + e.getMessage());
        }
        return sentences;
    }

    private boolean isOfNightNotKept(CatalogTable other, PreparedTable.OlderNights nights) {
        return Properties.nightOf(other).filter(name::equals).isPresent()
                && Properties.night(other)
                        .filter(kept -> !nights.kept().contains(kept))
                        .isPresent();
    }

    private TableResult result(TableOutcome outcome, String sentence) {
        return result(outcome, OptionalLong.empty(), List.of(sentence), List.of());
    }

    private TableResult result(
            TableOutcome outcome, OptionalLong snapshot, List<String> sentences, List<String> nights) {
        return new TableResult(report.name(), Optional.of(name), outcome, report.rows(), snapshot, sentences, nights);
    }
}
