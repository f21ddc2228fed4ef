package io.lakelift.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Why RDS left something out, by the words of the reason it gives, and what helps. Only two reasons are documented by
 * their spelling. The others are limits that RDS documents without one, so they are recognized by single words.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html#USER_ExportSnapshot.Limits">Limitations</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.postgres-permissions.html">PERMISSIONS_DO_NOT_EXIST</a>
 */
enum WarningReason {
    /** FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE. */
    NO_TABLE_LIST(
            Set.of("LIST"),
            "because it could not list the tables of a database",
            "Compare the target folder with your databases to find the one that is missing, check that the database's"
                    + " master user may connect to it and list its tables, and export again."),
    /** PERMISSIONS_DO_NOT_EXIST. */
    PERMISSIONS(
            Set.of(
                    "PERMISSION",
                    "PERMISSIONS",
                    "PRIVILEGE",
                    "PRIVILEGES",
                    "DENIED",
                    "AUTHORIZED",
                    "UNAUTHORIZED",
                    "SECURITY"),
            "that the database's master user may not read",
            "Grant the database's master user the right to read what was skipped (PostgreSQL: GRANT ALL PRIVILEGES ON ALL"
                    + " TABLES IN SCHEMA schema_name TO master_user), and export again; a snapshot keeps the old rights,"
                    + " so take a new one first."),
    /** A slash in the table's name, or characters in a column's name that RDS does not write. */
    NAME(
            Set.of("NAME", "NAMES", "CHARACTER", "CHARACTERS", "CHAR", "CHARS", "SLASH", "SLASHES", "SPACES"),
            "with a name, or a column's name, that Parquet cannot hold",
            "Rename what was skipped (a table's name may not contain a slash; a column's name may not contain a space, a"
                    + " tab, a line break, or any of , ; { } ( ) =), and export again, from a new snapshot."),
    /** A row close to 2 GB. */
    SIZE(
            Set.of(
                    "SIZE",
                    "LARGE",
                    "BIG",
                    "EXCEED",
                    "EXCEEDS",
                    "EXCEEDED",
                    "LIMIT",
                    "ROW",
                    "ROWS",
                    "LOB",
                    "BLOB",
                    "CLOB",
                    "2GB",
                    "500MB"),
            "with a row or a value that is too large to export",
            "Split the rows that are too large (a row close to 2 GB cannot be exported, nor can a single value close to"
                    + " 500 MB), or leave the table out with exportOnly."),
    /** A snapshot has no rows of temporary and unlogged tables. */
    UNLOGGED(
            Set.of("UNLOGGED", "TEMPORARY", "TEMP"),
            "because temporary and unlogged tables are never exported",
            "If you need the data of an unlogged table, make it a logged one (ALTER TABLE … SET LOGGED); otherwise leave"
                    + " the table out with exportOnly."),
    /** Something that this version does not know. */
    OTHER(
            Set.of(),
            "",
            "Check what this means for your data; RDS's events of the source (RDS-EVENT-0489) may say more.");

    private final Set<String> words;
    private final String clause;
    private final String remedy;

    WarningReason(Set<String> words, String clause, String remedy) {
        this.words = words;
        this.clause = clause;
        this.remedy = remedy;
    }

    /** The first one whose word the reason has: the order of the constants tells of two which is the more specific. */
    static WarningReason of(String reason) {
        List<String> said = List.of(reason.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+"));
        return Arrays.stream(values())
                .filter(each -> said.stream().anyMatch(each.words::contains))
                .findFirst()
                .orElse(OTHER);
    }

    /** Why, to follow "RDS skipped 2 tables"; empty where only the reason's own words tell. */
    String clause() {
        return clause;
    }

    String remedy() {
        return remedy;
    }
}
