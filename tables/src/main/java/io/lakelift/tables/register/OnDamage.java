package io.lakelift.tables.register;

/** What to do with a table that has unreadable files. */
public enum OnDamage {
    /** The table stays at its last whole night. */
    HOLD,
    /**
     * The night is registered without the unreadable files, and this is reported. The table is still held if it has no
     * readable file, if its files differ in their columns or have none of those in the manifest, or if it is uncertain
     * which files it has.
     */
    REGISTER
}
