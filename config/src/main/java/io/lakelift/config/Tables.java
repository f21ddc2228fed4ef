package io.lakelift.config;

import java.util.List;
import java.util.Optional;

/**
 * The tables of the Glue Data Catalog that checked exports become.
 *
 * @param database of the catalog
 * @param createDatabase whether the stack creates it, and keeps it when the stack is deleted
 * @param location {@code s3://BUCKET/PREFIX} of the tables' metadata; empty for a folder of the deployment's own bucket
 * @param keepNights how many nights each table keeps
 * @param names how a table is called, as the function's environment spells it
 * @param onDamage what becomes of a table with lost or damaged files, likewise
 * @param minRowsChange in percent: from which difference in rows on the notice mentions it
 * @param readers the accounts that may read the exports and the tables' metadata
 */
public record Tables(
        String database,
        boolean createDatabase,
        Optional<String> location,
        int keepNights,
        String names,
        String onDamage,
        int minRowsChange,
        List<String> readers) {
    public Tables {
        readers = List.copyOf(readers);
    }

    /** Without a slash at its end. */
    public String location(String deployment, String bucket) {
        return location.orElse("s3://%s/lakelift/%s/tables".formatted(bucket, deployment));
    }
}
