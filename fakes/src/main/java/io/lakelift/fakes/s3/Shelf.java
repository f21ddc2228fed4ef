package io.lakelift.fakes.s3;

import java.util.Map;
import java.util.Set;

/** Objects that another service writes to S3 as time passes. */
public interface Shelf {
    /** The buckets that it knows, empty or not. */
    Set<String> buckets();

    /** The bucket's objects now, by key: at least all whose keys start with {@code prefix}, perhaps others too. */
    Map<String, StoredObject> objects(String bucket, String prefix);
}
