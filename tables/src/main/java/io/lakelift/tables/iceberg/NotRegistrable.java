package io.lakelift.tables.iceberg;

/** A table cannot become an Iceberg table, or the one that is there must be left alone. The message is one sentence. */
public final class NotRegistrable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRegistrable(String message) {
        super(message);
    }
}
