package io.lakelift.tables.register;

/** What to do with a table that has unreadable files. */
public enum OnDamage {
    /** It stays at its last whole night. */
    HOLD,
    /**
     * The night is registered without them, and reported; a table with no readable file, or with files of different
     * shapes, is held all the same.
     */
    REGISTER
}
