package io.lakelift.tables.folder;

import org.jspecify.annotations.Nullable;

/**
 * A folder cannot be read, for example because a permission is missing, or is not the folder of one export. This proves
 * nothing about the export. The message says what is wrong and what to do.
 */
public final class FolderUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    /** For a check that was interrupted; restores the thread's interrupted status. */
    public static FolderUnreadable interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new FolderUnreadable("The check was interrupted: start it again.", e);
    }

    /** @param sentence what cannot be read, and the remedy */
    public FolderUnreadable(String sentence) {
        this(sentence, null);
    }

    /** @param sentence what cannot be read, and the remedy */
    public FolderUnreadable(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, false);
    }

    private FolderUnreadable(String sentence, @Nullable Throwable cause, boolean refused) {
        super(sentence, cause);
        this.refused = refused;
    }

    /** A failure that retrying does not fix: a permission is missing, or there is no such bucket. */
    public static FolderUnreadable refused(String sentence, Throwable cause) {
        return new FolderUnreadable(sentence, cause, true);
    }

    /** The folder is not that of an export. */
    public static FolderUnreadable refused(String sentence) {
        return new FolderUnreadable(sentence, null, true);
    }

    /** Whether retrying is pointless until someone changes something. */
    public boolean isRefused() {
        return refused;
    }
}
