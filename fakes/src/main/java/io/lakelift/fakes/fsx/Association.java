package io.lakelift.fakes.fsx;

import java.time.Instant;

/**
 * A link between a directory of a file system and S3.
 *
 * @param fileSystemPath absolute below the mount point; {@code /} is the whole file system
 * @param dataRepositoryPath {@code s3://bucket/prefix}
 */
public record Association(
        String id,
        String fileSystemId,
        String fileSystemPath,
        String dataRepositoryPath,
        String lifecycle,
        Instant createdAt) {}
