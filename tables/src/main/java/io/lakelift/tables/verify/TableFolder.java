package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What lies in one table's folder.
 *
 * @param path {@code DATABASE/SCHEMA.TABLE}
 * @param files its Parquet files, sorted by path
 * @param batches the folders that hold them; empty text for files that lie in none, as in exports of the older form
 * @param marked the batches that have a {@code _SUCCESS}
 */
record TableFolder(String path, List<StoredFile> files, Set<String> batches, Set<String> marked) {
    TableFolder {
        files = List.copyOf(files);
        batches = Set.copyOf(batches);
        marked = Set.copyOf(marked);
    }

    /** The table's name as RDS writes it in a path: {@code DATABASE.SCHEMA.TABLE}. */
    String key() {
        return path.replaceFirst("/", ".");
    }

    /** Sorted. */
    Set<String> unmarked() {
        Set<String> unmarked = new TreeSet<>(batches);
        unmarked.removeAll(marked);
        return unmarked;
    }
}
