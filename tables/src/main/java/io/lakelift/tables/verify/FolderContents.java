package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import io.lakelift.tables.manifest.ManifestReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A listing of an export's folder, sorted into tables, manifests and other files.
 *
 * @param tables sorted by path
 * @param manifests the files that have the names of manifests
 * @param others the files that belong to no table, without hidden ones
 * @param newest when the last file was written; {@link Instant#MIN} if there is none
 */
record FolderContents(List<TableFolder> tables, List<StoredFile> manifests, List<StoredFile> others, Instant newest) {
    private static final String MARKER = "_SUCCESS";

    FolderContents {
        tables = List.copyOf(tables);
        manifests = List.copyOf(manifests);
        others = List.copyOf(others);
    }

    /** Collects the files of one table's folder. */
    private static final class Contents {
        private final List<StoredFile> files = new ArrayList<>();
        private final Set<String> batches = new TreeSet<>();
        private final Set<String> marked = new TreeSet<>();

        TableFolder folder(String path) {
            files.sort(Comparator.comparing(StoredFile::path));
            return new TableFolder(path, files, batches, marked);
        }
    }

    static FolderContents of(List<StoredFile> listing) {
        Map<String, Contents> tables = new TreeMap<>();
        List<StoredFile> manifests = new ArrayList<>();
        List<StoredFile> others = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (StoredFile file : listing) {
            newest = file.modified().isAfter(newest) ? file.modified() : newest;
            if (ManifestReader.isManifest(file.path()) && !file.path().contains("/")) {
                manifests.add(file);
            } else if (!sorted(file, tables) && !isHidden(file.path())) {
                others.add(file);
            }
        }
        manifests.sort(Comparator.comparing(StoredFile::path));
        others.sort(Comparator.comparing(StoredFile::path));
        List<TableFolder> folders = new ArrayList<>();
        tables.forEach((path, contents) -> folders.add(contents.folder(path)));
        return new FolderContents(folders, manifests, others, newest);
    }

    /**
     * Adds a file to its table, if it is a Parquet file or a marker at any depth below {@code DATABASE/SCHEMA.TABLE};
     * false if it is neither.
     */
    private static boolean sorted(StoredFile file, Map<String, Contents> tables) {
        String path = file.path();
        int database = path.indexOf('/');
        int table = path.indexOf('/', database + 1);
        if (database <= 0 || table < 0) {
            return false;
        }
        int name = path.lastIndexOf('/') + 1;
        String batch = name - 1 > table ? path.substring(table + 1, name - 1) : "";
        boolean marker = path.startsWith(MARKER, name) && path.length() == name + MARKER.length();
        boolean data = path.endsWith(".parquet") && !isHidden(path.substring(table + 1));
        if (!marker && !data) {
            return false;
        }
        Contents contents = tables.computeIfAbsent(path.substring(0, table), ignored -> new Contents());
        if (marker) {
            contents.marked.add(batch);
        } else {
            contents.files.add(file);
            contents.batches.add(batch);
        }
        return true;
    }

    /** Whether readers ignore the file, as they do the empty objects by which consoles show folders. */
    private static boolean isHidden(String path) {
        if (path.isEmpty() || path.endsWith("/")) {
            return true;
        }
        for (String part : path.split("/")) {
            if (part.startsWith("_") || part.startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** Whether any batch of this export has a {@code _SUCCESS}, which AWS does not promise. */
    boolean hasMarkers() {
        return tables.stream().anyMatch(table -> !table.marked().isEmpty());
    }

    /** Whether there is no file at all. */
    boolean isEmpty() {
        return newest.equals(Instant.MIN);
    }

    /** Whether there is a manifest or a table, as in any export. */
    boolean isExport() {
        return !manifests.isEmpty() || !tables.isEmpty();
    }

    /**
     * The path of an export further down, if this folder has no manifests of its own: a likely mistake in the address.
     * Empty otherwise.
     */
    Optional<String> exportBelow() {
        return others.stream()
                .map(StoredFile::path)
                .filter(path -> manifests.isEmpty()
                        && path.indexOf('/') > 0
                        && ManifestReader.isManifest(path.substring(path.lastIndexOf('/') + 1)))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .findFirst();
    }
}
