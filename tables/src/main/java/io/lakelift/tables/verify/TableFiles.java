package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/**
 * Iterates over the files of several tables, one table after another. It may stop before a table, but never within one.
 */
final class TableFiles implements Iterator<TableFiles.TableFile> {
    private final List<TablePlan> tables;
    private final BooleanSupplier over;
    private int begun;
    private int next;

    /** @param over whether time is up and no further table may be begun */
    TableFiles(List<TablePlan> tables, BooleanSupplier over) {
        this.tables = tables;
        this.over = over;
    }

    /** @param table the table's index in the list */
    record TableFile(int table, StoredFile file) {}

    @Override
    public boolean hasNext() {
        while (begun == 0 || next == tables.get(begun - 1).files().size()) {
            if (begun == tables.size() || over.getAsBoolean()) {
                return false;
            }
            begun++;
            next = 0;
        }
        return true;
    }

    @Override
    public TableFile next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return new TableFile(begun - 1, tables.get(begun - 1).files().get(next++));
    }

    /** How many tables were begun. Once {@link #hasNext} is false, all files of these tables have been returned. */
    int begun() {
        return begun;
    }
}
