package io.lakelift.tables.iceberg;

/**
 * An exported table cannot be registered, or the Iceberg table of that name must be left alone. The message is a clause
 * that continues "It cannot be registered as NAME because", with a remedy if there is one.
 */
public final class NotRegistrable extends RuntimeException {
    /** The remedy for a table that stands in the way; an engine's DROP TABLE might delete the export's files. */
    public static final String REMOVAL = "remove it from the catalog with aws glue delete-table, which keeps all files";

    private static final long serialVersionUID = 1L;

    public NotRegistrable(String message) {
        super(message);
    }
}
