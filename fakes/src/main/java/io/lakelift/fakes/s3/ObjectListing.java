package io.lakelift.fakes.s3;

import java.util.Map;
import java.util.Optional;

/**
 * A page of ListObjectsV2.
 *
 * @param objects the page's objects by key, in the order of their keys
 * @param next the last key in the page, after which the next page begins; empty if this is the last page
 */
public record ObjectListing(Map<String, StoredObject> objects, Optional<String> next) {}
