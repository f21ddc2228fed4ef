package io.lakelift.tables.register;

/** What to do with a table that has unreadable files. */
public enum OnDamage {
    /** It stays at its last whole night. */
    HOLD,
    /**
     * The night is registered without the unreadable files, and this is reported. A table with no readable file, or
     * with files whose columns differ, is held all the same.
     */
    REGISTER
}
