package io.lakelift.fakes.s3;

import java.time.Instant;

/**
 * An object, without its key.
 *
 * @param modified when it was written; the object does not exist before that
 */
public record StoredObject(Content content, Instant modified) {}
