package io.lakelift.tables.verify;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the name of a table is written in a path.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html">Limitations</a>
 */
final class TableNames {
    /** RDS writes an underscore in place of each of these. */
    private static final Pattern REWRITTEN = Pattern.compile("[\\\\` \"]");

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9$_.]");

    private TableNames() {}

    /**
     * The keys of the folders that can be a target's, the likelier one first: MySQL's schema is the database itself.
     */
    static List<String> keys(String target) {
        String key = REWRITTEN.matcher(target).replaceAll("_");
        int dot = key.indexOf('.');
        return dot < 0 ? List.of(key) : List.of(key, key.substring(0, dot + 1) + key);
    }

    /**
     * Equal for names that a rule which AWS does not describe may have made one of the other. Case makes two names:
     * paths keep it, and a database may have {@code Orders} beside {@code orders}.
     */
    static String loose(String key) {
        return UNUSUAL.matcher(key).replaceAll("_");
    }
}
