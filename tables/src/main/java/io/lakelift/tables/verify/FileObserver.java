package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;

/** Whoever needs every file of an export, of which a report has only sums. */
public interface FileObserver {
    /** Needs none. */
    FileObserver NONE = (table, file, rows) -> {};

    /**
     * A file's footer was read. Files of all tables come on one thread, those of a table in the order of their paths.
     *
     * @param table the name that its report has
     */
    void readable(String table, StoredFile file, long rows);
}
