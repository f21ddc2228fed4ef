package io.lakelift.tables.catalog;

/** The catalog cannot be read or changed. The message is one sentence for a person, with the remedy. */
public final class CatalogUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence names what was tried, and the remedy */
    public CatalogUnusable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
