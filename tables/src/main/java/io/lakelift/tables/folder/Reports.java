package io.lakelift.tables.folder;

import java.util.Optional;

/** Where a deployment keeps what it says of exports: small objects of its own, beside the exports and never among them. */
public interface Reports {
    /** As a person names it: {@code s3://BUCKET/PREFIX/NAME}. */
    String location(String name);

    /**
     * Empty where there is none.
     *
     * @throws FolderUnreadable if it cannot be read
     */
    Optional<byte[]> get(String name);

    /** @throws FolderUnreadable if it cannot be written */
    void put(String name, byte[] content);
}
