package io.lakelift.tables.views;

/**
 * How databases write dates and times as text, as patterns that every engine's regular expressions know. What does not
 * match ({@code infinity}, {@code 0044-03-15 BC}, {@code 24:00:00}) is NULL in a view: some engines would take it for
 * another value, the year 44 after Christ, and others would fail.
 */
final class TextForms {
    private static final String DAY = "[0-9]{4,6}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.][0-9]+)?";
    private static final String OFFSET = " ?(Z|[+-][0-9]{2}(:[0-9]{2}){0,2})";

    static final String DATE = "^" + DAY + "$";
    static final String TIME = "^" + CLOCK + "$";
    static final String TIMESTAMP = "^" + DAY + "[ T]" + CLOCK + "$";
    static final String ZONED_TIMESTAMP = "^" + DAY + "[ T]" + CLOCK + "(" + OFFSET + ")?$";

    /** Of what matches {@link #ZONED_TIMESTAMP}: one without an offset, which is in UTC. Its group is all but a Z. */
    static final String WITHOUT_OFFSET = "^([0-9-]+[ T][0-9:.]+) ?Z?$";

    /** Of the same: an offset of whole hours, {@code +02}. */
    static final String WHOLE_HOURS = "([+-][0-9]{2})$";

    private TextForms() {}
}
