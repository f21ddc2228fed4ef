package io.lakelift.tables.iceberg;

import static java.util.Objects.requireNonNull;

import io.lakelift.tables.store.ObjectStore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/** Iceberg's own catalog makes its file access by a class's name: this one is over the bucket that a test has set. */
public final class BucketFileIO implements FileIO {
    private static final long serialVersionUID = 1L;
    private static final AtomicReference<@Nullable ObjectStore> BUCKET = new AtomicReference<>();

    private final transient FileIO io = new StoreFileIO(bucket -> requireNonNull(BUCKET.get()));

    /** From now on every one is over this bucket. */
    public static void over(ObjectStore bucket) {
        BUCKET.set(bucket);
    }

    @Override
    public InputFile newInputFile(String path) {
        return io.newInputFile(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
        return io.newOutputFile(path);
    }

    @Override
    public void deleteFile(String path) {
        io.deleteFile(path);
    }
}
