package io.lakelift.fakes.fsx;

import java.time.Instant;

/**
 * A link between a directory of a file system and S3.
 *
 * @param fileSystemPath the directory, as a path from the mount point; {@code /} is the whole file system
 * @param dataRepositoryPath the place in S3, as {@code s3://bucket/prefix}
 */
public record Association(
        String id,
        String fileSystemId,
        String fileSystemPath,
        String dataRepositoryPath,
        String lifecycle,
        Instant createdAt) {}
