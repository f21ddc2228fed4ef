package io.lakelift.tables.register;

/** What becomes of a table with files that cannot be read. */
public enum OnDamage {
    /** It stays at its last whole night. */
    HOLD,
    /** It gets this night without them, and says so; a table that lost every file, or whose files differ in shape, is held. */
    REGISTER
}
