package io.lakelift.fakes.s3;

import java.util.Map;
import java.util.Set;

/** Objects that another service writes to S3 as time passes. */
public interface Shelf {
    /** The buckets that it knows, empty or not. */
    Set<String> buckets();

    /** What lies in a bucket now, by key; of it at least all whose keys begin so. */
    Map<String, StoredObject> objects(String bucket, String prefix);
}
