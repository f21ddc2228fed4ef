package io.lakelift.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The reasons for which RDS skips something, each with its remedy, recognised by the words of RDS's warning. RDS
 * documents the spelling of only the first two. The others are documented as limits without a spelling, so two typical
 * words must occur; any other reason is shown in RDS's own words.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html#USER_ExportSnapshot.Limits">Limitations</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.postgres-permissions.html">PERMISSIONS_DO_NOT_EXIST</a>
 */
enum WarningReason {
    /** FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE. */
    NO_TABLE_LIST(
            said -> said.containsAll(Set.of("LIST", "TABLES", "DATABASE")),
            "because it could not list the tables of a database",
            "Compare the target folder with your databases to find the one that is missing, check that the database's"
                    + " master user may connect to it and list its tables, and export again."),
    /** PERMISSIONS_DO_NOT_EXIST. */
    PERMISSIONS(
            said -> has(said, "PERMISSION", "PERMISSIONS", "PRIVILEGE", "PRIVILEGES")
                            && has(
                                    said,
                                    "EXIST",
                                    "DENIED",
                                    "MISSING",
                                    "INSUFFICIENT",
                                    "LACK",
                                    "LACKS",
                                    "HAVE",
                                    "REQUIRED")
                    || said.containsAll(Set.of("ACCESS", "DENIED"))
                    || said.containsAll(Set.of("NOT", "AUTHORIZED"))
                    || said.containsAll(Set.of("ROW", "LEVEL", "SECURITY")),
            "that the database's master user may not read",
            "Grant the database's master user the right to read what was skipped (PostgreSQL: GRANT ALL PRIVILEGES ON ALL"
                    + " TABLES IN SCHEMA schema_name TO master_user), and export again; a snapshot keeps the old rights,"
                    + " so take a new one first."),
    /** A slash in the table's name, or characters in a column's name that RDS does not write. */
    NAME(
            said -> has(said, "NAME", "NAMES", "CHARACTER", "CHARACTERS", "CHAR", "CHARS")
                    && has(said, "INVALID", "UNSUPPORTED", "ILLEGAL", "SLASH", "SLASHES", "SPACE", "SPACES")
                    && has(said, "TABLE", "TABLES", "COLUMN", "COLUMNS")
                    && !has(said, "SET", "VALUE", "VALUES"),
            "with a name, or a column's name, that Parquet cannot hold",
            "Rename what was skipped (a table's name may not contain a slash; a column's name may not contain a space, a"
                    + " tab, a line break, or any of , ; { } ( ) =), and export again, from a new snapshot."),
    /** A row close to 2 GB. */
    SIZE(
            said -> has(said, "ROW", "ROWS", "LOB", "BLOB", "CLOB", "VALUE", "VALUES", "COLUMN", "RECORD")
                    && (has(said, "LARGE", "LARGER", "BIG")
                            || has(said, "SIZE", "2GB", "500MB")
                                    && has(said, "LIMIT", "MAXIMUM", "MAX", "EXCEED", "EXCEEDS", "EXCEEDED"))
                    && !has(said, "NAME", "NAMES", "GROUP", "COUNT", "NUMBER"),
            "with a row or a value that is too large to export",
            "Split the rows that are too large (a row close to 2 GB cannot be exported, nor can a single value close to"
                    + " 500 MB), or leave the table out with exportOnly."),
    /** Temporary and unlogged tables, whose rows are not in a snapshot. */
    UNLOGGED(
            said -> has(said, "UNLOGGED", "TEMPORARY", "TEMP")
                    && has(said, "TABLE", "TABLES")
                    && !has(said, "FAILURE", "FAILED", "ERROR", "UNAVAILABLE", "LOCKED"),
            "because temporary and unlogged tables are never exported",
            "If you need the data of an unlogged table, make it a logged one (ALTER TABLE … SET LOGGED); otherwise leave"
                    + " the table out with exportOnly."),
    /** A reason that this version does not know. */
    OTHER(
            said -> true,
            "",
            "Check what this means for your data; RDS's events for the source (RDS-EVENT-0489) may say more.");

    private final Predicate<Set<String>> fits;
    private final String clause;
    private final String remedy;

    WarningReason(Predicate<Set<String>> fits, String clause, String remedy) {
        this.fits = fits;
        this.clause = clause;
        this.remedy = remedy;
    }

    /** The first one that matches the reason: the constants' order puts the more specific first. */
    static WarningReason of(String reason) {
        Set<String> said = Set.copyOf(List.of(reason.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+")));
        return Arrays.stream(values())
                .filter(each -> each.fits.test(said))
                .findFirst()
                .orElse(OTHER);
    }

    private static boolean has(Set<String> said, String... words) {
        return Arrays.stream(words).anyMatch(said::contains);
    }

    /** The reason as a clause after "RDS skipped 2 tables"; empty for {@link #OTHER}. */
    String clause() {
        return clause;
    }

    String remedy() {
        return remedy;
    }
}
