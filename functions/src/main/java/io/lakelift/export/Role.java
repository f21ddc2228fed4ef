package io.lakelift.export;

import java.util.Locale;

/** An execution's part in an export; by it a subscriber keeps one notice for each export. */
public enum Role {
    /** It started the export. */
    OWNER,
    /** The same export was running, or complete, already. */
    JOINED,
    /** It was asked to cancel the export. */
    CANCEL,
    /** Nobody followed the export any more. */
    ADOPTED;

    /** As reports and notices spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
