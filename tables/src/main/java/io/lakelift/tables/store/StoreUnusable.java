package io.lakelift.tables.store;

import org.jspecify.annotations.Nullable;

/** An object of Lakelift's own cannot be read, written or deleted. The message says what failed and what to do. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** @param sentence which object it is, and the remedy */
    public StoreUnusable(String sentence) {
        this(sentence, null, false);
    }

    /** @param sentence which object it is, and the remedy */
    public StoreUnusable(String sentence, Throwable cause) {
        this(sentence, cause, false);
    }

    private StoreUnusable(String sentence, @Nullable Throwable cause, boolean refused) {
        super(sentence, cause);
        this.refused = refused;
    }

    /** A failure that retrying does not fix: a permission or the bucket is missing. */
    public static StoreUnusable refused(String sentence, Throwable cause) {
        return new StoreUnusable(sentence, cause, true);
    }

    /** Whether retrying is pointless until someone changes something. */
    public boolean isRefused() {
        return refused;
    }
}
