package io.lakelift.tables.verify;

import io.lakelift.tables.folder.StoredFile;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BooleanSupplier;

/** All files of some tables, one table after the other; it may end before a table, and never within one. */
final class TableFiles implements Iterator<TableFiles.TableFile> {
    private final List<TablePlan> tables;
    private final BooleanSupplier over;
    private int begun;
    private int next;

    /** @param over whether to begin with no further table */
    TableFiles(List<TablePlan> tables, BooleanSupplier over) {
        this.tables = tables;
        this.over = over;
    }

    /** @param table its place in the list */
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

    /** How many tables were begun: all files of these have been given once {@link #hasNext} has said that there is no more. */
    int begun() {
        return begun;
    }
}
