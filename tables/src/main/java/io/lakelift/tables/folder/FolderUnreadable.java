package io.lakelift.tables.folder;

import org.jspecify.annotations.Nullable;

/**
 * An export's folder cannot be looked at: no such bucket, no permission, no connection. It proves nothing about the
 * export. The message is one sentence for a person, with the remedy.
 */
public final class FolderUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** The thread was interrupted, and still is. */
    public static FolderUnreadable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FolderUnreadable("The check was interrupted: start it again.", e);
    }

    /** @param sentence names what cannot be read, and the remedy */
    public FolderUnreadable(String sentence) {
        this(sentence, null);
    }

    /** @param sentence names what cannot be read, and the remedy */
    public FolderUnreadable(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private FolderUnreadable(String sentence, @Nullable Throwable cause, boolean refused) {
        super(sentence, cause);
        this.refused = refused;
    }

    /** One that another try does not fix: a permission is missing, or there is no such bucket. */
    public static FolderUnreadable refused(String sentence, Throwable cause) {
        return new FolderUnreadable(sentence, cause, true);
    }

    /** What lies there is not an export. */
    public static FolderUnreadable refused(String sentence) {
        return new FolderUnreadable(sentence, null, true);
    }

    /** Whether another try is pointless until someone changes something. */
    public boolean isRefused() {
        return refused;
    }
}
