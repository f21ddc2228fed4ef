package io.lakelift.tables.store;

/**
 * An object as it was read.
 *
 * @param tag tells it from what others write there
 */
public record OwnObject(byte[] bytes, String tag) {}
