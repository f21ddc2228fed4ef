package io.lakelift.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How checked exports are registered as Iceberg tables in the Glue Data Catalog.
 *
 * @param database the name of the Glue database
 * @param createDatabase whether the stack creates the database, which stays when the stack is deleted
 * @param location {@code s3://BUCKET/PREFIX} of the tables' metadata; empty for {@code lakelift-tables/DATABASE} in the
 *     deployment's own bucket
 * @param keepNights how many nights each table keeps
 * @param names how tables are named: {@code schema_table}, {@code table} or {@code database_schema_table}
 * @param onDamage {@code hold} to leave a table with lost or damaged files at its last night, {@code register} to
 *     update it with the other files
 * @param minRowsChange the smallest change in a table's number of rows that the notice mentions, in percent
 * @param views whether each table has a view with the database's own types
 * @param numericScale the number of decimals in views for numbers whose scale RDS does not export
 * @param readers other AWS accounts that may read the exports and the tables' metadata; may be empty
 */
public record Tables(
        String database,
        boolean createDatabase,
        Optional<String> location,
        int keepNights,
        String names,
        String onDamage,
        int minRowsChange,
        boolean views,
        int numericScale,
        List<String> readers) {
    public Tables {
        requireNonNull(database, "database is null");
        requireNonNull(location, "location is null");
        requireNonNull(names, "names is null");
        requireNonNull(onDamage, "onDamage is null");
        readers = List.copyOf(readers);
    }

    /**
     * Where the tables' metadata goes, without a slash at its end.
     *
     * @param bucket the deployment's own bucket
     */
    public String location(String bucket) {
        return location.orElse("s3://%s/%s".formatted(bucket, usualPrefix(database)));
    }

    /** The bucket that the file names for the metadata; empty for the deployment's own. */
    public Optional<String> bucketName() {
        return location.map(address -> address.split("/")[2]);
    }

    static String usualPrefix(String database) {
        return "lakelift-tables/" + database;
    }
}
