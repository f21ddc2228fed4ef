package io.lakelift.tables.folder;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One file of an export, as a listing shows it.
 *
 * @param path the file's path below the export's folder, with slashes, such as
 *     {@code shop/shop.orders/1/part-00000-….gz.parquet}
 * @param bytes the file's size
 * @param modified when the file was last written
 */
public record StoredFile(String path, long bytes, Instant modified) {
    public StoredFile {
        requireNonNull(path, "path is null");
        requireNonNull(modified, "modified is null");
    }
}
