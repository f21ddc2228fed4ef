package io.lakelift.fakes.s3;

import java.util.Map;
import java.util.Set;

/** A source of objects for {@link FakeS3}: those that another service writes to S3 as time passes. */
public interface Shelf {
    /** The buckets in which the other service may write objects, including those that are still empty. */
    Set<String> buckets();

    /** The bucket's objects now, by key: at least all whose keys start with {@code prefix}, perhaps others too. */
    Map<String, StoredObject> objects(String bucket, String prefix);
}
