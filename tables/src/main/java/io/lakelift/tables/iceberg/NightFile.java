package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

/**
 * A Parquet file of a night's table.
 *
 * @param location {@code s3://BUCKET/KEY}, with the key as it was listed, not escaped
 */
public record NightFile(String location, long bytes, long rows) {
    public NightFile {
        requireNonNull(location, "location is null");
        if (bytes <= 0 || rows < 0) {
            throw new IllegalArgumentException("%s has %d bytes and %d rows".formatted(location, bytes, rows));
        }
    }
}
