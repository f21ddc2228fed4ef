package io.lakelift.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The tables of the Glue Data Catalog that checked exports become.
 *
 * @param database of the catalog
 * @param createDatabase whether the stack creates it, and keeps it when the stack is deleted
 * @param location {@code s3://BUCKET/PREFIX} of the tables' metadata; empty for the place that {@code ./lakelift register} takes
 *     in the deployment's own bucket
 * @param keepNights how many nights each table keeps
 * @param names how a table is called, as the function's environment spells it
 * @param onDamage what becomes of a table with lost or damaged files, likewise
 * @param minRowsChange in percent: from which difference in rows on the notice mentions it
 * @param views whether each table has a view with the database's own types
 * @param numericScale the decimals that views give a number whose own RDS does not say
 * @param readers the other accounts that may read the exports and the tables' metadata
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
     * @param bucket the deployment's own
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
