package io.lakelift.tables.report;

import java.util.Locale;
import java.util.Optional;

/** What can be found; the report's `kind` is the camel-case of its name. A kind never changes its meaning. */
public enum FindingKind {
    /** A file is empty, cut off, or its footer cannot be right. */
    FILE_UNREADABLE(TableStatus.DAMAGED),
    /** A file's columns are not those of the table's other files, or none of those that the manifest lists. */
    FILE_OF_ANOTHER_SHAPE(TableStatus.DAMAGED),
    /** A table listed as complete and with data has no file. */
    TABLE_WITHOUT_FILES(TableStatus.MISSING),

    /** A table has no file, and may have had no rows. */
    NO_FILES(TableStatus.DOUBTFUL),
    /** A file was deleted or replaced while it was being checked. */
    FILE_CHANGED(TableStatus.DOUBTFUL),
    /** The files agree with each other, and not with the columns that the manifest lists. */
    COLUMNS_DIFFER(TableStatus.DOUBTFUL),
    /** Several tables have one folder, since RDS writes both names alike. */
    NAMES_COLLIDE(TableStatus.DOUBTFUL),
    /** The only folder that may be the table's has another name than RDS's rules give. */
    NAME_DIFFERS(TableStatus.DOUBTFUL),
    /** A batch has files and no `_SUCCESS`, although others have one. */
    NO_SUCCESS_MARKER(TableStatus.DOUBTFUL),
    /** The manifest counts partitions that were not completed. */
    PARTITIONS_NOT_COMPLETED(TableStatus.DOUBTFUL),
    /** The manifest has a warning about a table that it lists as complete. */
    WARNING(TableStatus.DOUBTFUL),
    /** A folder that a missing page of the manifest may name. */
    NOT_LISTED(TableStatus.DOUBTFUL),

    /** Why RDS left the table out. */
    SKIPPED(TableStatus.SKIPPED),
    /** A table that was left out has files all the same: they are what was written before RDS gave up. */
    SKIPPED_WITH_FILES(TableStatus.SKIPPED),
    /** No manifest names the table. */
    UNEXPECTED_TABLE(TableStatus.UNEXPECTED),

    /** Of the whole export: a file outside of every table's folder. */
    UNEXPECTED_FILE,
    /** Of the whole export: no `export_info_….json`. */
    NO_EXPORT_INFO,
    /** Of the whole export: no `export_tables_info_….json`. */
    NO_TABLES_INFO,
    /** Of the whole export: a manifest that is not JSON, or of another form. */
    MANIFEST_UNREADABLE,
    /** Of the whole export: numbers that no page of `export_tables_info` covers. */
    MANIFEST_PAGE_MISSING,
    /** Of the whole export: `export_info` says another status than COMPLETE. */
    EXPORT_NOT_COMPLETE;

    private final Optional<TableStatus> status;

    FindingKind() {
        this.status = Optional.empty();
    }

    FindingKind(TableStatus status) {
        this.status = Optional.of(status);
    }

    /** What it makes of its table; empty for what is about the whole export. */
    public Optional<TableStatus> status() {
        return status;
    }

    /** As it is written in a report. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().split("_")) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
