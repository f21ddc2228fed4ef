package io.lakelift.tables.store;

import java.util.Optional;

/** The objects that are Lakelift's own: what one writes is there for all who read after it. */
public interface ObjectStore {
    /**
     * Reads an object.
     *
     * @return empty where there is none
     * @throws StoreUnusable if it cannot be read
     */
    Optional<OwnObject> get(String key);

    /**
     * Writes an object, whatever is there.
     *
     * @throws StoreUnusable if it cannot be written
     */
    void put(String key, byte[] bytes);

    /**
     * Writes an object where none is.
     *
     * @return false where one is there, or is being written
     * @throws StoreUnusable if it cannot be written
     */
    boolean create(String key, byte[] bytes);

    /**
     * Writes an object in place of the one that was read.
     *
     * @param tag of what was read
     * @return false where another one, or none, is there by now, or one is being written
     * @throws StoreUnusable if it cannot be written
     */
    boolean replace(String key, byte[] bytes, String tag);

    /**
     * Deletes an object; nothing happens where there is none.
     *
     * @throws StoreUnusable if it cannot be deleted
     */
    void delete(String key);

    /** The address of an object, as people write it. */
    String address(String key);
}
