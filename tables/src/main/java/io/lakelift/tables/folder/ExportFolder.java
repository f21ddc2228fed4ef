package io.lakelift.tables.folder;

import java.util.List;
import java.util.Optional;

/** Lists and reads the folder of one export, or of an FSx task's report. Safe for use by several threads. */
public interface ExportFolder extends AutoCloseable {

    /** The folder's address as shown to people: {@code s3://BUCKET/PREFIX/ID}, or the path of a directory. */
    String location();

    /** The last part of the location; for an RDS export in S3, this is the export task's identifier. */
    String name();

    /** Whether RDS may still write to it: true for a bucket, false for a copy on disk. */
    boolean isLive();

    /**
     * Every file below the folder, in no particular order; empty if there is none.
     *
     * @throws FolderUnreadable if it cannot be listed
     */
    List<StoredFile> list();

    /**
     * Reads a part of a file.
     *
     * @param from the position of the first byte, counted from 0
     * @param length how many bytes; the range is within the size that was listed
     * @return exactly these bytes; empty if the file is gone or is shorter than listed
     * @throws FolderUnreadable if it cannot be read, which says nothing about the file
     */
    Optional<byte[]> read(StoredFile file, long from, int length);

    @Override
    default void close() {}
}
