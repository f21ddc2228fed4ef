package io.lakelift.tables.s3;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.Reports;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A deployment's own objects, below one prefix of one bucket. */
public final class S3Reports implements Reports {
    private final S3Client s3;
    private final S3Location place;

    /** @param place the bucket, and the prefix without a slash at its end */
    public S3Reports(S3Client s3, S3Location place) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.place = requireNonNull(place, "place is null");
    }

    /** Read and written as {@link S3Folder#open} reads. */
    public static S3Reports open(String address) {
        return new S3Reports(S3Clients.ofThisComputer(), S3Location.parse(address));
    }

    @Override
    public String location(String name) {
        return place + "/" + name;
    }

    @Override
    public Optional<byte[]> get(String name) {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(call -> call.bucket(place.bucket()).key(key(name)))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw S3Errors.unreadable(location(name), place, e);
        }
    }

    @Override
    public void put(String name, byte[] content) {
        try {
            s3.putObject(
                    call -> call.bucket(place.bucket()).key(key(name)).contentType("application/json"),
                    RequestBody.fromBytes(content));
        } catch (SdkException e) {
            throw new FolderUnreadable(
                    "%s cannot be written (%s): allow the function s3:PutObject there, and kms:GenerateDataKey on the bucket's key."
                            .formatted(location(name), e.getClass().getSimpleName()),
                    e);
        }
    }

    private String key(String name) {
        return place.prefix() + "/" + name;
    }
}
