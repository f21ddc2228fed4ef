package io.lakelift.tables.iceberg;

import io.lakelift.tables.store.ObjectStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.mapping.NameMappingParser;

/** A table as a reader sees it through the metadata that a catalog points to. */
public final class ReadTable {
    private final StoreFileIO io;
    private final TableMetadata metadata;

    public ReadTable(ObjectStore store, String metadataLocation) {
        this.io = new StoreFileIO(bucket -> store);
        this.metadata = TableMetadataParser.read(io, metadataLocation);
    }

    /** Identifiers of the exports that it has, the oldest first; one of others is {@code ?}. */
    public List<String> nights() {
        return metadata.snapshots().stream()
                .sorted(Comparator.comparing(Snapshot::sequenceNumber))
                .map(snapshot -> ExportNight.of(snapshot)
                        .map(ExportNight::exportTaskIdentifier)
                        .orElse("?"))
                .toList();
    }

    /** Of the current snapshot. */
    public String night() {
        return ExportNight.of(metadata.currentSnapshot()).orElseThrow().exportTaskIdentifier();
    }

    public long snapshotId() {
        return metadata.currentSnapshot().snapshotId();
    }

    /** As {@code id:1 bigint}, of the current schema. */
    public List<String> columns() {
        return columns(metadata.schema());
    }

    /** Of a night's own schema. */
    public List<String> columns(String night) {
        return columns(java.util.Objects.requireNonNull(
                metadata.schemasById().get(snapshot(night).schemaId())));
    }

    private static List<String> columns(org.apache.iceberg.Schema schema) {
        return schema.columns().stream()
                .map(column -> "%s:%d %s".formatted(column.name(), column.fieldId(), column.type()))
                .toList();
    }

    /** The files that a reader of a night opens, sorted. */
    public List<String> files(String night) {
        List<String> files = new ArrayList<>();
        BaseTable table = new BaseTable(new StaticTableOperations(metadata, io), "orders");
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().useSnapshot(snapshot(night).snapshotId()).planFiles()) {
            tasks.forEach(task -> files.add(task.file().location()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return files.stream().sorted().toList();
    }

    private Snapshot snapshot(String night) {
        return metadata.snapshots().stream()
                .filter(snapshot -> ExportNight.of(snapshot)
                        .filter(each -> each.exportTaskIdentifier().equals(night))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no night " + night + " in " + nights()));
    }

    /** Whether any file has bounds of columns. */
    public boolean hasBounds() {
        BaseTable table = new BaseTable(new StaticTableOperations(metadata, io), "orders");
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                if (task.file().lowerBounds() != null || task.file().upperBounds() != null) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public Map<String, String> properties() {
        return metadata.properties();
    }

    /** The name mapping, as {@code id:1}. */
    public List<String> mapping() {
        return NameMappingParser.fromJson(properties().get("schema.name-mapping.default"))
                .asMappedFields()
                .fields()
                .stream()
                .map(field -> field.names().iterator().next() + ":" + field.id())
                .toList();
    }

    public Map<String, SnapshotRef> refs() {
        return metadata.refs();
    }

    public int formatVersion() {
        return metadata.formatVersion();
    }

    public String location() {
        return metadata.location();
    }

    /** How many older metadata files it names. */
    public int log() {
        return metadata.previousFiles().size();
    }
}
