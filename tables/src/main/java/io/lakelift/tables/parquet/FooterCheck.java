package io.lakelift.tables.parquet;

import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RepetitionType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.metadata.SchemaElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for flaws in a footer that could be decoded. Damaged bytes often still decode, but then give counts that
 * contradict each other, or offsets of data that is not there.
 */
final class FooterCheck {
    /** Data begins after the magic number. */
    private static final int FIRST_OFFSET = 4;

    private FooterCheck() {}

    /**
     * The first flaw found.
     *
     * @param dataEnd the position of the footer; all data and indexes are before it
     * @return a clause; empty if no flaw was found
     */
    static Optional<String> flaw(FileMetaData metadata, long dataEnd) {
        List<SchemaElement> leaves = leaves(metadata);
        long rows = 0;
        for (RowGroup group : metadata.rowGroups()) {
            if (group.numRows() < 0 || group.columns().size() != leaves.size()) {
                return Optional.of(
                        "its footer contradicts itself: a row group does not have one chunk for each column");
            }
            rows += group.numRows();
            for (int i = 0; i < leaves.size(); i++) {
                ColumnChunk chunk = group.columns().get(i);
                if (!lies(chunk, dataEnd)) {
                    return Optional.of("its footer names data beyond the file's end: part of the file is missing");
                }
                if (!fits(chunk.metaData(), leaves.get(i), group.numRows())) {
                    return Optional.of("its footer contradicts itself: a column does not have one value for each row");
                }
            }
        }
        return rows == metadata.numRows()
                ? Optional.empty()
                : Optional.of("its footer contradicts itself: it has %d rows, and its row groups have %d"
                        .formatted(metadata.numRows(), rows));
    }

    private static boolean lies(ColumnChunk chunk, long dataEnd) {
        ColumnMetaData column = chunk.metaData();
        if (column.numValues() == 0) {
            return true; // it has nothing to read, and writers give it no offset
        }
        Long dictionary = column.dictionaryPageOffset();
        long first = dictionary == null || dictionary <= 0
                ? column.dataPageOffset()
                : Math.min(dictionary, column.dataPageOffset());
        return lies(first, column.totalCompressedSize(), dataEnd)
                && column.dataPageOffset() < dataEnd
                && isWithin(chunk.offsetIndexOffset(), chunk.offsetIndexLength(), dataEnd)
                && isWithin(chunk.columnIndexOffset(), chunk.columnIndexLength(), dataEnd)
                && isWithin(column.bloomFilterOffset(), column.bloomFilterLength(), dataEnd);
    }

    private static boolean isWithin(@Nullable Long offset, @Nullable Integer length, long dataEnd) {
        return offset == null || lies(offset, length == null ? 0 : length, dataEnd);
    }

    private static boolean lies(long offset, long length, long dataEnd) {
        return offset >= FIRST_OFFSET && length >= 0 && length <= dataEnd - offset;
    }

    /** RDS writes flat tables, in which each column has one value or null for each row. */
    private static boolean fits(ColumnMetaData chunk, SchemaElement leaf, long rows) {
        boolean flat = chunk.pathInSchema().elements().size() == 1 && leaf.repetitionType() != RepetitionType.REPEATED;
        return chunk.type() == leaf.type() && (!flat || chunk.numValues() == rows);
    }

    /** The columns, in the file's order. */
    static List<Column> columns(FileMetaData metadata) {
        List<Column> columns = new ArrayList<>();
        visit(metadata, (path, leaf) -> columns.add(new Column(String.join(".", path), type(path, leaf))));
        return columns;
    }

    /** Marks nested columns in their type, because the name of a flat column may contain a dot too. */
    private static String type(List<String> path, SchemaElement leaf) {
        boolean flat = path.size() == 1 && leaf.repetitionType() != RepetitionType.REPEATED;
        return flat ? ColumnType.of(leaf) : "nested " + ColumnType.of(leaf);
    }

    private static List<SchemaElement> leaves(FileMetaData metadata) {
        List<SchemaElement> leaves = new ArrayList<>();
        visit(metadata, (path, leaf) -> leaves.add(leaf));
        return leaves;
    }

    private interface Leaf {
        void visit(List<String> path, SchemaElement element);
    }

    private static final class Group {
        private final String name;
        private int left;

        Group(String name, int children) {
            this.name = name;
            this.left = children;
        }
    }

    /**
     * Visits all leaves. The schema is a tree in depth-first order, in which each group has the number of its children.
     */
    private static void visit(FileMetaData metadata, Leaf leaf) {
        List<SchemaElement> elements = metadata.schema();
        Deque<Group> open = new ArrayDeque<>();
        for (SchemaElement element : elements.subList(1, elements.size())) {
            while (!open.isEmpty() && open.getLast().left == 0) {
                open.removeLast();
            }
            if (!open.isEmpty()) {
                open.getLast().left--;
            }
            Integer children = element.numChildren();
            if (element.isPrimitive()) {
                List<String> path = Stream.concat(open.stream().map(group -> group.name), Stream.of(element.name()))
                        .toList();
                leaf.visit(path, element);
            } else {
                open.addLast(new Group(element.name(), children == null ? 0 : children));
            }
        }
    }
}
