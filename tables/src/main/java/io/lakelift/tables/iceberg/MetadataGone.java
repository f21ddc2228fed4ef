package io.lakelift.tables.iceberg;

/** Metadata that the catalog pointed to is gone: another registration replaced it, or someone deleted it. */
public final class MetadataGone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MetadataGone(String location, Throwable cause) {
        super("its metadata %s is gone: %s, and register again".formatted(location, NotRegistrable.REMOVAL), cause);
    }
}
