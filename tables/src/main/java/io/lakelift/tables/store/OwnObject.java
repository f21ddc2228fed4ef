package io.lakelift.tables.store;

/**
 * An object of Lakelift's own, as it was read.
 *
 * @param tag identifies this version of the object, see {@link ObjectStore#replace}
 */
public record OwnObject(byte[] bytes, String tag) {}
