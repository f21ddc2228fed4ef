package io.lakelift.fakes.s3;

import java.time.Instant;

/**
 * An object under its key.
 *
 * @param modified when it was written; it is not there before
 */
public record StoredObject(Content content, Instant modified) {}
