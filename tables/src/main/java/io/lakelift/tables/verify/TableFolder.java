package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folder of one table.
 *
 * @param path {@code DATABASE/SCHEMA.TABLE}
 * @param files its Parquet files, sorted by path
 * @param batches the subfolders that have files; an empty string stands for files directly in the table's folder, as
 *     in exports with the older layout
 * @param marked the batches that have a {@code _SUCCESS}
 */
record TableFolder(String path, List<StoredFile> files, Set<String> batches, Set<String> marked) {
    TableFolder {
        files = List.copyOf(files);
        batches = Set.copyOf(batches);
        marked = Set.copyOf(marked);
    }

    /** The table's name as RDS writes it in paths, but with dots: {@code DATABASE.SCHEMA.TABLE}. */
    String key() {
        return path.replaceFirst("/", ".");
    }

    /** The batches that have files but no {@code _SUCCESS}, sorted. */
    Set<String> unmarked() {
        Set<String> unmarked = new TreeSet<>(batches);
        unmarked.removeAll(marked);
        return unmarked;
    }
}
