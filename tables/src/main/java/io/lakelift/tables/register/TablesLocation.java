package io.lakelift.tables.register;

import io.lakelift.export.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the location of the tables' metadata, or checks the one that was given. Some engines delete everything below
 * a table's location when they drop the table, so no export may be there. Metadata may not be in an export's folder
 * either, because old exports are deleted.
 */
public final class TablesLocation {
    private static final Pattern ADDRESS = Pattern.compile("s3://([a-z0-9][a-z0-9.-]+)/([^/].*)");
    private static final Pattern DATABASE = Pattern.compile("[a-z0-9_-]{1,200}");

    private TablesLocation() {}

    /**
     * The location of the tables' metadata.
     *
     * @param given the location to use; empty for {@code s3://BUCKET/lakelift-tables/DATABASE} in the first export's
     *     bucket
     * @param exports the addresses of their folders, at least one
     * @return the location without a slash at the end
     * @throws ExportNotRegistrable if it is not a location in S3, or overlaps an export's folder
     */
    public static String of(Optional<String> given, String database, List<String> exports) {
        requireDatabase(database);
        String location =
                given.orElseGet(() -> chosen(database, exports.getFirst())).replaceAll("/+$", "");
        if (!ADDRESS.matcher(location).matches()) {
            throw new ExportNotRegistrable("%s is not a location for tables: give --location as s3://BUCKET/PREFIX."
                    .formatted(Text.quoted(location)));
        }
        for (String export : exports) {
            if (isWithin(location, export) || isWithin(export, location)) {
                throw new ExportNotRegistrable(
                        "The tables' metadata in %s and the export in %s would overlap, so dropping a table could delete the export: give another --location."
                                .formatted(Text.quoted(location), Text.quoted(export)));
            }
        }
        return location;
    }

    /** @throws ExportNotRegistrable if Athena cannot read a database of this name */
    public static void requireDatabase(String database) {
        if (!DATABASE.matcher(database).matches()) {
            throw new ExportNotRegistrable(
                    "%s is not a name for a Glue database that Athena reads: use a-z, 0-9, _ and - only."
                            .formatted(Text.quoted(database)));
        }
    }

    private static String chosen(String database, String export) {
        Matcher address = ADDRESS.matcher(export);
        return address.matches() ? "s3://%s/lakelift-tables/%s".formatted(address.group(1), database) : export;
    }

    private static boolean isWithin(String inner, String outer) {
        return (inner + "/").startsWith(outer + "/");
    }
}
