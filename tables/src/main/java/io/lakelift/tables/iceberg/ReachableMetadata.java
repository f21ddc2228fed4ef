package io.lakelift.tables.iceberg;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.ManifestFile;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;

/**
 * Finds the metadata files that a table no longer needs. Data files, and files outside Lakelift's location, are never
 * among them.
 */
final class ReachableMetadata {
    private final FileIO io;
    private final String location;

    /** @param location the folder outside which no metadata may be deleted */
    ReachableMetadata(FileIO io, String location) {
        this.io = io;
        this.location = location;
    }

    /**
     * The locations of files that the old metadata refers to, in its log or for Lakelift's own nights, but the new
     * metadata does not.
     */
    List<String> obsolete(TableMetadata before, TableMetadata after) {
        Set<Long> kept = new HashSet<>();
        after.snapshots().forEach(snapshot -> kept.add(snapshot.snapshotId()));
        List<Snapshot> dropped = before.snapshots().stream()
                .filter(snapshot -> ExportNight.of(snapshot).isPresent() && !kept.contains(snapshot.snapshotId()))
                .toList();
        Set<String> files = new HashSet<>(logged(before));
        dropped.forEach(snapshot -> add(snapshot, files));
        if (!dropped.isEmpty()) {
            Set<String> needed = new HashSet<>();
            after.snapshots().forEach(snapshot -> add(snapshot, needed));
            files.removeAll(needed);
        }
        files.removeAll(logged(after));
        files.removeIf(file -> !file.startsWith(location + "/"));
        return new ArrayList<>(files);
    }

    private void add(Snapshot snapshot, Set<String> to) {
        to.add(snapshot.manifestListLocation());
        snapshot.allManifests(io).stream().map(ManifestFile::path).forEach(to::add);
    }

    private static List<String> logged(TableMetadata table) {
        return table.previousFiles().stream()
                .map(TableMetadata.MetadataLogEntry::file)
                .toList();
    }
}
