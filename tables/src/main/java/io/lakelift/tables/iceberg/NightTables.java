package io.lakelift.tables.iceberg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.tables.catalog.CatalogTable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.FileIO;

/**
 * Prepares a separate table for each kept night whose columns differ from the newest night's, if it has none yet and a
 * name is free. Engines on Iceberg before 1.11, such as Athena, apply a filter on an older night to the newest columns,
 * and fail or silently lose rows. This does not happen in a table whose only snapshot is that night.
 */
final class NightTables {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy_MM_dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy_MM_dd_HHmmss").withZone(ZoneOffset.UTC);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileIO io;
    private final String location;

    /** @param location the folder of all tables' metadata */
    NightTables(FileIO io, String location) {
        this.io = io;
        this.location = location;
    }

    /**
     * Writes the metadata of the tables that are missing; the caller adds these tables to the catalog.
     *
     * @param table the metadata of the table with all its nights
     * @param there everything in the catalog
     * @param reserved names that these tables must not have
     */
    List<CatalogTable> missing(String name, TableMetadata table, Collection<CatalogTable> there, Set<String> reserved) {
        Set<String> names = new HashSet<>(reserved);
        Set<String> nights = new HashSet<>();
        for (CatalogTable other : there) {
            names.add(other.name());
            if (Properties.nightOf(other).filter(name::equals).isPresent()) {
                Properties.night(other).ifPresent(nights::add);
            }
        }
        List<CatalogTable> missing = new ArrayList<>();
        for (Snapshot snapshot : table.snapshots()) {
            Optional<ExportNight> night =
                    ExportNight.of(snapshot).filter(each -> !nights.contains(each.exportTaskIdentifier()));
            if (night.isPresent() && hasOtherColumns(table, snapshot)) {
                freeName(name, night.get(), names).ifPresent(free -> {
                    names.add(free);
                    missing.add(written(free, name, night.get(), snapshot, table));
                });
            }
        }
        return missing;
    }

    private static boolean hasOtherColumns(TableMetadata table, Snapshot snapshot) {
        Integer schema = snapshot.schemaId();
        return schema != null && schema != table.currentSchemaId();
    }

    /** The name has the date, and also the time if two nights have the same date; empty if both names are taken. */
    private static Optional<String> freeName(String table, ExportNight night, Set<String> taken) {
        return List.of(DATE, SECOND).stream()
                .map(format -> table + "__" + format.format(night.snapshotTime()))
                .filter(name -> !taken.contains(name))
                .findFirst();
    }

    private CatalogTable written(String name, String of, ExportNight night, Snapshot snapshot, TableMetadata table) {
        String own = location + "/" + name;
        TableMetadata metadata = alone(own, of, night, snapshot, table);
        String at = "%s/metadata/00000-%s.metadata.json".formatted(own, UUID.randomUUID());
        TableMetadataParser.write(metadata, io.newOutputFile(at));
        return CatalogTable.fresh(name)
                .pointingTo(at, own, Properties.ofNight(of, night), HiveTypes.columns(metadata.schema()));
    }

    /**
     * The metadata of one night alone. Its log of older metadata is empty, because an engine that drops the table
     * deletes the files in its log.
     */
    private static TableMetadata alone(
            String own, String of, ExportNight night, Snapshot snapshot, TableMetadata table) {
        List<Long> others = table.snapshots().stream()
                .map(Snapshot::snapshotId)
                .filter(id -> id != snapshot.snapshotId())
                .toList();
        TableMetadata metadata = TableMetadata.buildFrom(withoutLog(table))
                .assignUUID(UUID.randomUUID().toString())
                .setLocation(own)
                .setCurrentSchema(snapshot.schemaId())
                .setBranchSnapshot(snapshot.snapshotId(), SnapshotRef.MAIN_BRANCH)
                .removeSnapshots(others)
                .setProperties(Properties.ofNight(of, night))
                .removeProperties(Set.of(Properties.SOURCE_TABLE))
                .discardChanges()
                .build();
        return withoutLog(metadata);
    }

    private static TableMetadata withoutLog(TableMetadata table) {
        try {
            ObjectNode json = (ObjectNode) JSON.readTree(TableMetadataParser.toJson(table));
            json.putArray("metadata-log");
            json.putArray("snapshot-log");
            return TableMetadataParser.fromJson(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Iceberg's own JSON cannot be read", e);
        }
    }
}
