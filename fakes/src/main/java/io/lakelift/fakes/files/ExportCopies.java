package io.lakelift.fakes.files;

import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.s3.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Copies all objects of a {@link FakeS3} to a directory, so that other programs can read them: {@code s3://BUCKET/KEY}
 * becomes {@code BUCKET/KEY}.
 */
public final class ExportCopies {
    private ExportCopies() {}

    /**
     * Copies all buckets, replacing files of the same names.
     *
     * @throws IOException if the directory cannot be written, or a key would lead out of it
     */
    public static void write(FakeS3 s3, Path directory) throws IOException {
        for (String bucket : s3.buckets()) {
            Path home = directory.resolve(bucket).normalize();
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
