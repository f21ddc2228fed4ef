package io.lakelift.tables.s3;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The folder of an export, or of an FSx task's report, in a bucket. Listing it takes one request for every 1,000 files,
 * and reading a range of a file takes one. No HEAD is needed, because the listing has the sizes.
 */
public final class S3Folder implements ExportFolder {
    private static final Set<String> GONE = Set.of("NoSuchKey", "InvalidRange");

    private final S3Client s3;
    private final S3Location location;
    private final Runnable whenClosed;

    /**
     * Uses the caller's client, which {@link #close} leaves open.
     *
     * @param s3 a client with at least as many connections as there are threads that read
     */
    public S3Folder(S3Client s3, S3Location location) {
        this(s3, location, () -> {});
    }

    private S3Folder(S3Client s3, S3Location location, Runnable whenClosed) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.location = requireNonNull(location, "location is null");
        this.whenClosed = whenClosed;
    }

    /**
     * Opens a folder with the credentials and the Region that the SDK finds, at the endpoint in
     * {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL} if one is set. Makes no call yet.
     *
     * @param address {@code s3://BUCKET/PREFIX/ID}; must begin with {@code s3://}
     * @throws FolderUnreadable if the address names no folder
     */
    public static S3Folder open(String address) {
        S3Location location = S3Location.parse(address);
        S3Client own = S3Clients.ofThisComputer();
        return new S3Folder(own, location, own::close);
    }

    @Override
    public String location() {
        return location.toString();
    }

    @Override
    public String name() {
        return location.prefix().substring(location.prefix().lastIndexOf('/') + 1);
    }

    @Override
    public boolean isLive() {
        return true;
    }

    /** Keys are requested URL-encoded, since XML cannot hold every character of a key; the SDK decodes them. */
    @Override
    public List<StoredFile> list() {
        String folder = location.prefix() + "/";
        try {
            List<StoredFile> files = new ArrayList<>();
            s3
                    .listObjectsV2Paginator(request ->
                            request.bucket(location.bucket()).prefix(folder).encodingType(EncodingType.URL))
                    .contents()
                    .stream()
                    .map(object -> stored(object, folder))
                    .forEach(files::add);
            return files;
        } catch (SdkException e) {
            throw S3Errors.unreadable(location(), location, e);
        }
    }

    private static StoredFile stored(S3Object object, String folder) {
        return new StoredFile(object.key().substring(folder.length()), object.size(), object.lastModified());
    }

    @Override
    public Optional<byte[]> read(StoredFile file, long from, int length) {
        if (length == 0) {
            return Optional.of(new byte[0]);
        }
        try {
            byte[] bytes = s3.getObjectAsBytes(request -> request.bucket(location.bucket())
                            .key(location.prefix() + "/" + file.path())
                            // Not formatted: the digits of a format are the locale's.
                            .range("bytes=" + from + "-" + (from + length - 1)))
                    .asByteArrayUnsafe();
            return bytes.length == length ? Optional.of(bytes) : Optional.empty();
        } catch (S3Exception e) {
            if (e.awsErrorDetails() != null && GONE.contains(e.awsErrorDetails().errorCode())) {
                return Optional.empty();
            }
            throw S3Errors.unreadable(file.path(), location, e);
        } catch (SdkException e) {
            throw S3Errors.unreadable(file.path(), location, e);
        }
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
