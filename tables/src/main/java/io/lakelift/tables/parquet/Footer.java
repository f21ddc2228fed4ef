package io.lakelift.tables.parquet;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The result of reading a file's footer. */
public sealed interface Footer {

    /**
     * A footer without a detectable flaw.
     *
     * @param rows how many rows the file has, at least 0
     * @param columns in the file's order
     */
    record Readable(long rows, List<Column> columns) implements Footer {
        public Readable {
            columns = List.copyOf(columns);
        }
    }

    /**
     * The file is damaged or is not a Parquet file, so nobody can read it.
     *
     * @param reason what is wrong, as a clause without a full stop
     */
    record Unreadable(String reason) implements Footer {
        public Unreadable {
            requireNonNull(reason, "reason is null");
        }
    }

    /** The file was deleted or replaced since it was listed. */
    record Changed() implements Footer {}

    /** This footer if it is readable; empty otherwise. */
    default Optional<Readable> readable() {
        return this instanceof Readable readable ? Optional.of(readable) : Optional.empty();
    }
}
