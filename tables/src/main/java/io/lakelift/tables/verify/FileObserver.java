package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;

/** Receives every readable file of an export, because a report has only the totals of each table. */
public interface FileObserver {
    /** Ignores all files. */
    FileObserver NONE = (table, file, rows) -> {};

    /**
     * Called for each file whose footer was read, always on the same thread. A table's files come in the order of their
     * paths.
     *
     * @param table the table's name in its report
     */
    void readable(String table, StoredFile file, long rows);
}
