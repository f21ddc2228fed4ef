package io.lakelift.export;

import java.util.Locale;

/** An execution's part in an export; subscribers use it to keep one notice for each export. */
public enum Role {
    /** It started the export. */
    OWNER,
    /** The same export was already running or complete. */
    JOINED,
    /** It was asked to cancel the export. */
    CANCEL,
    /** No one followed the export any more. */
    ADOPTED;

    /** The spelling in reports and notices. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
