package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.export.Text;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotSummary;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a table's next metadata: a tagged snapshot with only the files of one export and exactly their columns.
 * Nights that are no longer kept are removed. Nothing is visible until the caller moves the catalog's pointer. Column
 * bounds are not written: once a column's type has changed, they would make engines on Iceberg before 1.11 lose rows.
 */
final class NightCommit {
    static final String FOREIGN = "Lakelift did not create the table of that name: choose another database";

    private static final Duration A_CENTURY = Duration.ofDays(36_525);

    private final FileIO io;
    private final int keepNights;

    /** @param keepNights at least 1, this night included */
    NightCommit(FileIO io, int keepNights) {
        this.io = requireNonNull(io, "io is null");
        if (keepNights < 1) {
            throw new IllegalArgumentException("keepNights must be at least 1, not " + keepNights);
        }
        this.keepNights = keepNights;
    }

    /**
     * Writes the manifests, unless there is nothing to do.
     *
     * @param base the table's metadata now; null if there is no such table
     * @param location the folder for a new table's metadata, outside all exports' prefixes; an existing table stays
     *     where it is
     * @throws NotRegistrable if the table must be left as it is
     */
    Preparation prepare(@Nullable TableMetadata base, String location, ExportNight night, NightTable table) {
        if (base == null) {
            return table.columns().isEmpty()
                    ? new Preparation.NoColumns()
                    : new Preparation.Next(created(location, night, table));
        }
        requireOurs(base, table);
        List<ExportNight> nights = ExportNight.of(base);
        if (nights.stream().map(ExportNight::exportTaskIdentifier).anyMatch(night.exportTaskIdentifier()::equals)) {
            return new Preparation.AlreadyThere();
        }
        requireSameSource(base, night);
        // Not simply the current snapshot: after a write by another program, that is no night.
        Optional<Snapshot> newest = KeptNights.newest(base, snapshot -> true);
        if (newest.isPresent()) {
            ExportNight before = ExportNight.of(newest.get()).orElseThrow();
            if (!before.snapshotTime().isBefore(night.snapshotTime()) && !isRepair(newest.get(), night, table)) {
                return new Preparation.NotNewer(before);
            }
            if (table.perhapsEmpty() && hasRows(newest.get())) {
                return new Preparation.PerhapsEmpty();
            }
        }
        FieldIds ids = new FieldIds(base);
        Schema schema = table.columns().isEmpty() ? base.schema() : ids.schema(table.columns());
        TableMetadata.Builder next = TableMetadata.buildFrom(base).setCurrentSchema(schema, ids.last());
        return new Preparation.Next(
                committed(next.setProperties(properties(table, ids)).build(), night, table));
    }

    private static boolean hasRows(Snapshot night) {
        return !"0".equals(night.summary().get(SnapshotSummary.TOTAL_RECORDS_PROP));
    }

    /** Whether this is a whole export of the same DB snapshot as the newest night, which lacks files. */
    private static boolean isRepair(Snapshot newest, ExportNight night, NightTable table) {
        return KeptNights.lacksFiles(newest)
                && table.filesMissing() == 0
                && ExportNight.of(newest).orElseThrow().isOfSnapshotOf(night);
    }

    private TableMetadata created(String location, ExportNight night, NightTable table) {
        FieldIds ids = new FieldIds(null);
        Schema schema = ids.schema(table.columns());
        Map<String, String> properties = properties(table, ids);
        properties.put(TableProperties.FORMAT_VERSION, "2");
        TableMetadata fresh =
                TableMetadata.newTableMetadata(schema, PartitionSpec.unpartitioned(), location, properties);
        return committed(fresh, night, table);
    }

    /**
     * Two sources may have tables of the same name, which would otherwise take turns in one table. A night of unknown
     * source says nothing about whose table it is; one whose source has a shortened name does if no other night does.
     */
    private static void requireSameSource(TableMetadata base, ExportNight night) {
        List<ExportNight> nights = KeptNights.newestFirst(base).stream()
                .flatMap(snapshot -> ExportNight.of(snapshot).stream())
                .toList();
        nights.stream()
                .filter(before -> before.source().isPresent())
                .findFirst()
                .ifPresentOrElse(
                        known -> requireSameSource(known, night),
                        () -> nights.stream()
                                .filter(before -> before.shortenedSource().isPresent())
                                .findFirst()
                                .ifPresent(before -> requirePerhapsSameSource(before, night)));
    }

    private static void requirePerhapsSameSource(ExportNight shortened, ExportNight night) {
        if (shortened.mayShareSourceWith(night)) {
            return;
        }
        String there = Text.quoted(shortened.shortenedSource().orElseThrow());
        throw new NotRegistrable(night.source()
                .or(night::shortenedSource)
                .map(source ->
                        "the table of that name holds exports of %s, which is the beginning of a longer name, and this is one of %s: choose another database, or, if one has replaced the other, register this export once with --source and that whole name's ARN"
                                .formatted(there, Text.quoted(source)))
                .orElseGet(() ->
                        "the table of that name holds exports of %s, which is the beginning of a longer name, and neither the snapshot's name nor the export's identifier says whose this is: if it is one of them, register it with --source and that whole name's ARN"
                                .formatted(there)));
    }

    private static void requireSameSource(ExportNight known, ExportNight night) {
        String there = known.source().orElseThrow();
        if (night.hasSourceOf(known) || night.mayBeOf(there)) {
            return;
        }
        throw new NotRegistrable(night.source()
                .map(source ->
                        "the table of that name holds exports of %s and this is one of %s: choose another database, or, if one has replaced the other, register this export once with --source %s"
                                .formatted(Text.quoted(there), Text.quoted(source), there))
                .orElseGet(() ->
                        "the table of that name holds exports of %s, and neither the snapshot's name nor the export's identifier says whose this is: if it is one of them, register it with --source %s"
                                .formatted(Text.quoted(there), there)));
    }

    private static void requireOurs(TableMetadata base, NightTable table) {
        String source = base.properties().get(Properties.SOURCE_TABLE);
        if (source == null) {
            throw new NotRegistrable(FOREIGN);
        }
        if (!source.equals(table.name())) {
            throw new NotRegistrable(
                    "the table of that name holds %s: choose another database".formatted(Text.quoted(source)));
        }
    }

    /**
     * {@code gc.enabled=false} makes engines refuse to expire snapshots, which would delete the export's files. Glue's
     * snapshot retention may do so all the same, by default after five days, unless the table says when. Older metadata
     * is kept for some nights, because someone may be reading it.
     */
    private Map<String, String> properties(NightTable table, FieldIds ids) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Properties.SOURCE_TABLE, table.name());
        properties.put(TableProperties.DEFAULT_NAME_MAPPING, ids.mapping());
        properties.put(TableProperties.GC_ENABLED, "false");
        properties.put(TableProperties.MAX_SNAPSHOT_AGE_MS, String.valueOf(A_CENTURY.toMillis()));
        properties.put(TableProperties.MIN_SNAPSHOTS_TO_KEEP, String.valueOf(keepNights));
        properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
        properties.put(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, String.valueOf(keepNights));
        return properties;
    }

    private TableMetadata committed(TableMetadata base, ExportNight night, NightTable table) {
        StagedOperations staged = new StagedOperations(io, base);
        BaseTable iceberg = new BaseTable(staged, table.name());
        OverwriteFiles overwrite = iceberg.newOverwrite().overwriteByRowFilter(Expressions.alwaysTrue());
        for (NightFile file : table.files()) {
            overwrite.addFile(DataFiles.builder(PartitionSpec.unpartitioned())
                    .withPath(file.location())
                    .withFormat(FileFormat.PARQUET)
                    .withFileSizeInBytes(file.bytes())
                    .withRecordCount(file.rows())
                    .build());
        }
        night.summary().forEach(overwrite::set);
        if (table.filesMissing() > 0) {
            overwrite.set(KeptNights.FILES_MISSING, String.valueOf(table.filesMissing()));
        }
        overwrite.commit();
        long id = staged.current().currentSnapshot().snapshotId();
        iceberg.manageSnapshots().createTag(night.tag(), id).commit();
        Collection<Long> old = notKept(staged.current());
        return old.isEmpty()
                ? staged.current()
                : TableMetadata.buildFrom(staged.current()).removeSnapshots(old).build();
    }

    /** The IDs of snapshots that are too old to be kept, or that another program wrote. */
    private List<Long> notKept(TableMetadata table) {
        Set<Long> kept = KeptNights.newestFirst(table).stream()
                .limit(keepNights)
                .map(Snapshot::snapshotId)
                .collect(Collectors.toSet());
        return table.snapshots().stream()
                .map(Snapshot::snapshotId)
                .filter(id -> !kept.contains(id))
                .toList();
    }
}
