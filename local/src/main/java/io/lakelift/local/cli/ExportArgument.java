package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.disk.DirectoryFolder;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.s3.S3Folder;
import io.lakelift.tables.s3.S3Location;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Opens the folder of an export that a command's argument EXPORT names: one in S3, or a directory with a copy of it.
 */
final class ExportArgument {
    private ExportArgument() {}

    static ExportFolder folder(String export) {
        return S3Location.isMeant(export) ? S3Folder.open(export) : new DirectoryFolder(directory(export));
    }

    /** @throws UsageError if it is not a valid path; whether the directory exists is not checked */
    static Path directory(String export) {
        try {
            return Path.of(export);
        } catch (InvalidPathException e) {
            throw new UsageError(
                    "%s is no path: give a directory or s3://BUCKET/PREFIX/ID.".formatted(Text.quoted(export)));
        }
    }
}
