package io.lakelift.tables.catalog;

/** The catalog cannot be read or changed. The message says what failed and what to do. */
public final class CatalogUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** @param sentence what was tried, and the remedy */
    public CatalogUnusable(String sentence, Throwable cause) {
        this(sentence, cause, false);
    }

    private CatalogUnusable(String sentence, Throwable cause, boolean refused) {
        super(sentence, cause);
        this.refused = refused;
    }

    /** A failure that retrying does not fix: a permission or the database is missing, or a limit is reached. */
    public static CatalogUnusable refused(String sentence, Throwable cause) {
        return new CatalogUnusable(sentence, cause, true);
    }

    /** Whether retrying is pointless until someone changes something. */
    public boolean isRefused() {
        return refused;
    }
}
