package io.lakelift.fakes.s3;

import java.util.Map;
import java.util.Optional;

/**
 * A page of ListObjectsV2.
 *
 * @param objects by key, in the order of keys
 * @param next the last key, after which the next page begins; empty if nothing follows
 */
public record ObjectListing(Map<String, StoredObject> objects, Optional<String> next) {}
