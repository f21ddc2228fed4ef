package io.lakelift.tables.s3;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of a bucket, with S3's conditional writes. A caller that may not list the bucket sees a missing object as
 * access denied, and replacing an object requires the permission to read it.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional writes</a>
 */
public final class S3ObjectStore implements ObjectStore {
    /** Another write was faster or is in progress, or the object to be replaced is gone. */
    private static final Set<String> LOST = Set.of("PreconditionFailed", "ConditionalRequestConflict", "NoSuchKey");

    private final S3Client s3;
    private final String bucket;

    /** @param s3 the client, which the caller closes */
    public S3ObjectStore(S3Client s3, String bucket) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    @Override
    public String address(String key) {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public Optional<OwnObject> get(String key) {
        try {
            ResponseBytes<GetObjectResponse> answer =
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            return Optional.of(
                    new OwnObject(answer.asByteArray(), answer.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unusable("read", key, e);
        }
    }

    @Override
    public void put(String key, byte[] bytes) {
        put(key, bytes, request -> {});
    }

    @Override
    public boolean create(String key, byte[] bytes) {
        return put(key, bytes, request -> request.ifNoneMatch("*"));
    }

    @Override
    public boolean replace(String key, byte[] bytes, String tag) {
        return put(key, bytes, request -> request.ifMatch(tag));
    }

    private boolean put(String key, byte[] bytes, Consumer<PutObjectRequest.Builder> condition) {
        try {
            s3.putObject(
                    request -> condition.accept(request.bucket(bucket).key(key).contentType(type(key))),
                    RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.awsErrorDetails() != null && LOST.contains(e.awsErrorDetails().errorCode())) {
                return false;
            }
            throw unusable("written", key, e);
        } catch (SdkException e) {
            throw unusable("written", key, e);
        }
    }

    @Override
    public void delete(String key) {
        try {
            s3.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw unusable("deleted", key, e);
        }
    }

    private static String type(String key) {
        return key.endsWith(".json") ? "application/json" : "application/octet-stream";
    }

    private StoreUnusable unusable(String participle, String key, SdkException e) {
        return S3Errors.own(participle, address(key), bucket, e);
    }
}
