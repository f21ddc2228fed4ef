package io.lakelift.tables.s3;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.store.ObjectStore;
import software.amazon.awssdk.services.s3.S3Client;

/** Opens export folders and buckets, which share one client; closing a folder leaves the client open. */
public final class S3Buckets {
    private final S3Client s3;

    /** @param s3 the client, which the caller closes */
    public S3Buckets(S3Client s3) {
        this.s3 = requireNonNull(s3, "s3 is null");
    }

    /** Uses the credentials, Region and endpoint that {@link S3Folder#open} uses. */
    public static S3Buckets ofThisComputer() {
        return new S3Buckets(S3Clients.ofThisComputer());
    }

    /**
     * An export's folder.
     *
     * @param address {@code s3://BUCKET/PREFIX/ID}
     * @throws io.lakelift.tables.folder.FolderUnreadable if the address names no folder
     */
    public ExportFolder folder(String address) {
        return new S3Folder(s3, S3Location.parse(address));
    }

    /** The objects of a bucket. */
    public ObjectStore objects(String bucket) {
        return new S3ObjectStore(s3, bucket);
    }
}
