package io.lakelift.tables.views;

/**
 * Regular expressions, for all engines, that match dates and times as databases write them. If a view casts other text,
 * such as {@code infinity}, {@code 0044-03-15 BC} or {@code 24:00:00}, the result is NULL. Some engines would misread
 * it, for example as the year 44 AD, and others would fail.
 */
final class TextForms {
    private static final String DAY = "[0-9]{4,6}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "([01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}([.][0-9]+)?";
    private static final String OFFSET = " ?(Z|[+-][0-9]{2}(:[0-9]{2}){0,2})";

    static final String DATE = "^" + DAY + "$";
    static final String TIME = "^" + CLOCK + "$";
    static final String TIMESTAMP = "^" + DAY + "[ T]" + CLOCK + "$";
    static final String ZONED_TIMESTAMP = "^" + DAY + "[ T]" + CLOCK + "(" + OFFSET + ")?$";

    /** A match of {@link #ZONED_TIMESTAMP} that has no offset and so is in UTC. The group is the text without the Z. */
    static final String WITHOUT_OFFSET = "^([0-9-]+[ T][0-9:.]+) ?Z?$";

    /** An offset of whole hours, such as {@code +02}, at the end of such a match. */
    static final String WHOLE_HOURS = "([+-][0-9]{2})$";

    private TextForms() {}
}
