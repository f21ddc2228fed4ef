package io.lakelift.tables.folder;

import java.util.List;
import java.util.Optional;

/**
 * The folder of one export, to be listed and read; nothing is ever written to it. Safe for use by several threads.
 */
public interface ExportFolder extends AutoCloseable {

    /** As a person names it: {@code s3://BUCKET/PREFIX/ID}, or the path of a directory. */
    String location();

    /** The last part of the location; in S3 it is the export task's identifier. */
    String name();

    /**
     * Whether RDS may still write to it: a bucket is watched while an export is young, a copy on disk is what it is.
     */
    boolean isLive();

    /**
     * Every file below the folder, in no certain order. Empty where nothing lies there.
     *
     * @throws FolderUnreadable if it cannot be listed
     */
    List<StoredFile> list();

    /**
     * A part of a file.
     *
     * @param from the first byte, from 0
     * @param length how many bytes; the range lies within the size that the listing told
     * @return exactly these bytes; empty if the file is gone or shorter than it was listed
     * @throws FolderUnreadable if it cannot be read, which says nothing about the file
     */
    Optional<byte[]> read(StoredFile file, long from, int length);

    @Override
    default void close() {}
}
