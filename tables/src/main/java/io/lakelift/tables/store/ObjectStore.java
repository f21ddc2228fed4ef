package io.lakelift.tables.store;

import java.util.Optional;

/** Lakelift's own objects in a bucket. Whatever is written is visible to every later read. */
public interface ObjectStore {
    /**
     * Reads an object.
     *
     * @return empty if there is none
     * @throws StoreUnusable if it cannot be read
     */
    Optional<OwnObject> get(String key);

    /**
     * Writes an object and replaces whatever is there.
     *
     * @throws StoreUnusable if it cannot be written
     */
    void put(String key, byte[] bytes);

    /**
     * Writes an object only if there is none.
     *
     * @return false if there is one, or one is being written
     * @throws StoreUnusable if it cannot be written
     */
    boolean create(String key, byte[] bytes);

    /**
     * Replaces the object that was read.
     *
     * @param tag the tag of the object that was read
     * @return false if the object has changed or is gone, or is being written
     * @throws StoreUnusable if it cannot be written
     */
    boolean replace(String key, byte[] bytes, String tag);

    /**
     * Deletes an object; does nothing if there is none.
     *
     * @throws StoreUnusable if it cannot be deleted
     */
    void delete(String key);

    /** An object's address as shown to people, such as {@code s3://BUCKET/KEY}. */
    String address(String key);
}
