package io.lakelift.tables.parquet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What reading a file's footer gave. */
public sealed interface Footer {

    /**
     * A footer that can be right.
     *
     * @param rows from 0
     * @param columns in the file's order
     */
    record Readable(long rows, List<Column> columns) implements Footer {
        public Readable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The file is not a whole Parquet file: nobody can read it.
     *
     * @param reason how that shows, a clause without a full stop
     */
    record Unreadable(String reason) implements Footer {
        public Unreadable {
            requireNonNull(reason, "reason is null");
        }
    }

    /** The file was deleted or replaced since it was listed. */
    record Changed() implements Footer {}

    /** The readable one; empty for the others. */
    default Optional<Readable> readable() {
        return this instanceof Readable readable ? Optional.of(readable) : Optional.empty();
    }
}
