package io.lakelift.tables.report;

import java.util.Locale;
import java.util.Optional;

/** The kinds of findings. A report shows their names like {@code FileUnreadable}, and their meanings never change. */
public enum FindingKind {
    /** A file is empty, cut off, or its footer cannot be right. */
    FILE_UNREADABLE(TableStatus.DAMAGED),
    /** A file's columns differ from those of the table's other files, or none of them is in the manifest's list. */
    FILE_OF_ANOTHER_SHAPE(TableStatus.DAMAGED),
    /** A table that is listed as complete and with data has no file. */
    TABLE_WITHOUT_FILES(TableStatus.MISSING),

    /** A table has neither a file nor a {@code _SUCCESS}, and may have had no rows. */
    NO_FILES(TableStatus.DOUBTFUL),
    /** A table has a {@code _SUCCESS} and no file, so it is empty, but RDS gives it a size. */
    EMPTY_WITH_SIZE(TableStatus.DOUBTFUL),
    /** A file was deleted or replaced while it was being checked. */
    FILE_CHANGED(TableStatus.DOUBTFUL),
    /** The files agree with each other, but not with the manifest's list of columns. */
    COLUMNS_DIFFER(TableStatus.DOUBTFUL),
    /** Several tables share a folder, because RDS writes their names alike. */
    NAMES_COLLIDE(TableStatus.DOUBTFUL),
    /** The only folder that may be the table's does not have the name that RDS's rules give. */
    NAME_DIFFERS(TableStatus.DOUBTFUL),
    /** A batch has files but no {@code _SUCCESS}, although others have one. */
    NO_SUCCESS_MARKER(TableStatus.DOUBTFUL),
    /** The manifest counts partitions that were not completed. */
    PARTITIONS_NOT_COMPLETED(TableStatus.DOUBTFUL),
    /** The manifest has a warning about a table that it lists as complete. */
    WARNING(TableStatus.DOUBTFUL),
    /** No manifest names the table, but a missing page may. */
    NOT_LISTED(TableStatus.DOUBTFUL),

    /** Why RDS left the table out. */
    SKIPPED(TableStatus.SKIPPED),
    /** A table that RDS left out has files all the same, which it wrote before it gave up. */
    SKIPPED_WITH_FILES(TableStatus.SKIPPED),
    /** No manifest names the table. */
    UNEXPECTED_TABLE(TableStatus.UNEXPECTED),

    /** About the whole export: a file is outside all tables' folders. */
    UNEXPECTED_FILE,
    /** About the whole export: there is no {@code export_info_….json}. */
    NO_EXPORT_INFO,
    /** About the whole export: there is no {@code export_tables_info_….json}. */
    NO_TABLES_INFO,
    /** About the whole export: a manifest is not JSON, or has another form. */
    MANIFEST_UNREADABLE,
    /** About the whole export: pages of {@code export_tables_info} are missing, by the numbers of their tables. */
    MANIFEST_PAGE_MISSING,
    /** About the whole export: {@code export_info} gives a status other than COMPLETE. */
    EXPORT_NOT_COMPLETE;

    private final Optional<TableStatus> status;

    FindingKind() {
        this.status = Optional.empty();
    }

    FindingKind(TableStatus status) {
        this.status = Optional.of(status);
    }

    /** The status that such a finding gives its table; empty if it is about the whole export. */
    public Optional<TableStatus> status() {
        return status;
    }

    /** The kind as a report has it, in camel case. */
    public String word() {
        StringBuilder word = new StringBuilder();
        for (String part : name().split("_")) {
            word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
        }
        return word.toString();
    }
}
