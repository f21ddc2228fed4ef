package io.lakelift.fakes.files;

import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.s3.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Copies the objects in S3 to a directory, where other programs can read them: {@code s3://BUCKET/KEY} to
 * {@code BUCKET/KEY}.
 */
public final class ExportCopies {
    private ExportCopies() {}

    /**
     * Copies all buckets; files of the same names are replaced.
     *
     * @throws IOException if the directory cannot be written, or a key would lead out of it
     */
    public static void write(FakeS3 s3, Path directory) throws IOException {
        for (String bucket : s3.buckets()) {
            Path home = directory.resolve(bucket);
            for (Map.Entry<String, StoredObject> object : s3.contents(bucket).entrySet()) {
                Path file = home.resolve(object.getKey()).normalize();
                if (!file.startsWith(home)) {
                    throw new IOException("the key %s leads out of the directory".formatted(object.getKey()));
                }
                Files.createDirectories(file.getParent());
                Files.write(file, object.getValue().content().bytes());
            }
        }
    }
}
