package io.lakelift.tables.verify;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How RDS writes the names of tables in paths.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ExportSnapshot.html">Limitations</a>
 */
final class TableNames {
    /** RDS replaces each of these with an underscore. */
    private static final Pattern REWRITTEN = Pattern.compile("[\\\\` \"]");

    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9$_.]");

    private TableNames() {}

    /**
     * The keys of the folders that may belong to a target, the likelier one first; in MySQL the schema is the database
     * itself.
     */
    static List<String> keys(String target) {
        String key = REWRITTEN.matcher(target).replaceAll("_");
        int dot = key.indexOf('.');
        return dot < 0 ? List.of(key) : List.of(key, key.substring(0, dot + 1) + key);
    }

    /**
     * A key with all unusual characters replaced, so that names are equal if they may differ only by RDS's undocumented
     * rules. Case is kept, because paths keep it and a database may have both {@code Orders} and {@code orders}.
     */
    static String loose(String key) {
        return UNUSUAL.matcher(key).replaceAll("_");
    }
}
