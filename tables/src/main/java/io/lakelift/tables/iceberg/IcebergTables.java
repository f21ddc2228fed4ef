package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.store.ObjectStore;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/**
 * Prepares and deletes the metadata of the Iceberg tables below one location. A metadata file is never changed once it
 * is written; readers see only the files that the catalog points to.
 */
public final class IcebergTables {
    private static final int LONGEST_REASON = 300;

    private static final Pattern NUMBERED = Pattern.compile(".*/([0-9]{1,9})-[^/]*");

    private final FileIO io;
    private final String location;
    private final NightCommit commit;
    private final NightTables nightTables;

    /**
     * Creates an instance for tables whose metadata is in S3.
     *
     * @param buckets opens a bucket by its name
     * @param location {@code s3://BUCKET/PREFIX}, outside all export folders
     * @param keepNights how many nights each table keeps, at least 1
     */
    public static IcebergTables in(Function<String, ObjectStore> buckets, String location, int keepNights) {
        return new IcebergTables(new StoreFileIO(buckets), location, keepNights);
    }

    IcebergTables(FileIO io, String location, int keepNights) {
        this.io = requireNonNull(io, "io is null");
        this.location = location.replaceAll("/+$", "");
        this.commit = new NightCommit(io, keepNights);
        this.nightTables = new NightTables(io, this.location);
    }

    /**
     * Writes a table's metadata for a night, if the table has to change; {@link PreparedTable} lists the cases in which
     * it does not. No reader sees the metadata until the catalog points to it.
     *
     * @param there what the catalog has under the table's name; empty if there is nothing
     * @param around everything in the catalog, including the tables of single nights
     * @param reserved the names that tables of this export have or will have
     * @throws NotRegistrable if the table must be left as it is
     * @throws MetadataGone if the metadata that the catalog points to, or a file that it refers to, does not exist
     * @throws io.lakelift.tables.store.StoreUnusable if metadata cannot be read or written
     */
    public PreparedTable prepare(
            String name,
            Optional<CatalogTable> there,
            Collection<CatalogTable> around,
            Set<String> reserved,
            ExportNight night,
            NightTable table) {
        there.ifPresent(this::requireTableOfNights);
        String pointed = there.flatMap(CatalogTable::metadataLocation).orElse("");
        try {
            TableMetadata base = pointed.isEmpty() ? null : read(pointed);
            return switch (commit.prepare(base, location + "/" + name, night, table)) {
                case Preparation.Next next ->
                    next(there.orElseGet(() -> CatalogTable.fresh(name)), around, reserved, base, next.metadata());
                case Preparation.AlreadyThere ignored ->
                    new PreparedTable.AlreadyThere(
                            changeOf(night, requireNonNull(base)), olderNights(name, base, around, reserved));
                case Preparation.NotNewer older -> new PreparedTable.NotNewer(older.newest());
                case Preparation.PerhapsEmpty ignored -> new PreparedTable.PerhapsEmpty();
                case Preparation.NoColumns ignored -> new PreparedTable.NoColumns();
            };
        } catch (NotFoundException e) {
            throw new MetadataGone(pointed, e);
        } catch (ValidationException | IllegalArgumentException e) {
            // Another program may have left the table in a state that the next night cannot follow.
            throw new NotRegistrable("Iceberg cannot add this night to the table as it is: "
                    + Text.line(String.valueOf(e.getMessage()), LONGEST_REASON));
        }
    }

    /**
     * Deletes metadata files, but none outside this location.
     *
     * @throws io.lakelift.tables.store.StoreUnusable if one cannot be deleted; those after it are then left
     */
    public void delete(Collection<String> locations) {
        locations.stream().filter(this::isOwn).forEach(io::deleteFile);
    }

    private boolean isOwn(String file) {
        return file.startsWith(location + "/");
    }

    /**
     * Refuses tables that are not Lakelift's before reading them. A table without Lakelift's properties may still be
     * its own, since an engine that writes to a table may remove them from the catalog.
     */
    private void requireTableOfNights(CatalogTable table) {
        Properties.viewOf(table).ifPresent(other -> {
            throw new NotRegistrable(
                    "Lakelift's own view of %s has that name: remove the view with aws glue delete-table, and register again"
                            .formatted(Text.quoted(other)));
        });
        if (table.metadataLocation().isEmpty()
                || Properties.sourceTable(table).isEmpty()
                        && Properties.nightOf(table).isEmpty()
                        && !isOwn(table.metadataLocation().get())) {
            throw new NotRegistrable(NightCommit.FOREIGN);
        }
        Properties.nightOf(table).ifPresent(other -> {
            throw new NotRegistrable(
                    "a table of that name holds a night of %s: %s (the night's table gets another name), or choose another database"
                            .formatted(Text.quoted(other), NotRegistrable.REMOVAL));
        });
    }

    private TableMetadata read(String metadata) {
        TableMetadata base = parsed(metadata);
        if (base.properties().containsKey(Properties.SOURCE_TABLE) && !isOwn(base.location() + "/")) {
            throw new NotRegistrable("its metadata is in %s, not in %s: give the same --location as the first time"
                    .formatted(Text.shown(base.location(), 1000), location));
        }
        return base;
    }

    private TableMetadata parsed(String metadata) {
        try {
            return TableMetadataParser.read(io, metadata);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new NotRegistrable("its metadata %s cannot be read (%s): %s, and register again"
                    .formatted(
                            Text.shown(metadata, 1000),
                            Text.shown(String.valueOf(e.getMessage()), 300),
                            NotRegistrable.REMOVAL));
        }
    }

    private PreparedTable next(
            CatalogTable there,
            Collection<CatalogTable> around,
            Set<String> reserved,
            @Nullable TableMetadata base,
            TableMetadata next) {
        String at = "%s/metadata/%05d-%s.metadata.json".formatted(next.location(), number(base), UUID.randomUUID());
        TableMetadataParser.write(next, io.newOutputFile(at));
        ExportNight night = ExportNight.of(next.currentSnapshot()).orElseThrow();
        Map<String, String> properties = new HashMap<>(night.summary());
        properties.put(Properties.SOURCE_TABLE, requireNonNull(next.properties().get(Properties.SOURCE_TABLE)));
        return new PreparedTable.Next(
                there.pointingTo(at, next.location(), properties, HiveTypes.columns(next.schema())),
                change(base, next),
                olderNights(there.name(), next, around, reserved),
                base == null ? List.of() : new ReachableMetadata(io, location).obsolete(base, next));
    }

    private static int number(@Nullable TableMetadata base) {
        if (base == null) {
            return 0;
        }
        Matcher numbered = NUMBERED.matcher(String.valueOf(base.metadataFileLocation()));
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) + 1 : 0;
    }

    private PreparedTable.OlderNights olderNights(
            String name, TableMetadata table, Collection<CatalogTable> around, Set<String> reserved) {
        return new PreparedTable.OlderNights(
                nightTables.missing(name, table, around, reserved),
                ExportNight.of(table).stream()
                        .map(ExportNight::exportTaskIdentifier)
                        .collect(Collectors.toSet()));
    }

    private static PreparedTable.Change changeOf(ExportNight night, TableMetadata table) {
        Snapshot its = table.snapshots().stream()
                .filter(snapshot -> ExportNight.of(snapshot)
                        .filter(one -> one.exportTaskIdentifier().equals(night.exportTaskIdentifier()))
                        .isPresent())
                .findFirst()
                .orElseThrow();
        return KeptNights.newest(table, other -> other.sequenceNumber() < its.sequenceNumber())
                .map(before -> change(before, schema(table, before), its, schema(table, its), false))
                .orElseGet(() -> first(its, false));
    }

    private static PreparedTable.Change first(Snapshot its, boolean foreign) {
        return new PreparedTable.Change(its.snapshotId(), Optional.empty(), OptionalLong.empty(), List.of(), foreign);
    }

    private static PreparedTable.Change change(
            Snapshot before, Schema then, Snapshot its, Schema now, boolean foreign) {
        ExportNight last = ExportNight.of(before).orElseThrow();
        boolean replaces = last.isOfSnapshotOf(ExportNight.of(its).orElseThrow());
        return new PreparedTable.Change(
                its.snapshotId(),
                replaces ? Optional.of(last) : Optional.empty(),
                replaces ? OptionalLong.empty() : rows(before),
                SchemaDrift.sentences(then, now),
                foreign);
    }

    private static Schema schema(TableMetadata table, Snapshot snapshot) {
        return table.schemasById().getOrDefault(snapshot.schemaId(), table.schema());
    }

    private static PreparedTable.Change change(@Nullable TableMetadata base, TableMetadata next) {
        Snapshot its = next.currentSnapshot();
        Optional<Snapshot> before = base == null ? Optional.empty() : KeptNights.newest(base, night -> true);
        if (base == null || before.isEmpty()) {
            return first(its, base != null);
        }
        boolean foreign = base.currentSnapshot() == null
                || base.currentSnapshot().snapshotId() != before.get().snapshotId();
        return change(before.get(), schema(base, before.get()), its, next.schema(), foreign);
    }

    private static OptionalLong rows(Snapshot snapshot) {
        String rows = snapshot.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP);
        return rows == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(rows));
    }
}
