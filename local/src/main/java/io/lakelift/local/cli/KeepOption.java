package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.files.ExportCopies;
import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code run --keep}: copies what is in the fake S3 after the run to a directory, for other programs to read. */
final class KeepOption {
    private static final int LONGEST = 1000;

    @Option(
            names = "--keep",
            paramLabel = "DIRECTORY",
            description = "leaves the files of the fake S3 there, as BUCKET/KEY, for DuckDB and ./lakelift verify")
    private Path directory;

    boolean isGiven() {
        return directory != null;
    }

    /**
     * Creates the directory, before anything runs.
     *
     * @throws UsageError if it cannot be created or written, or is not empty
     */
    void check() {
        if (directory == null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            try (var there = Files.list(directory)) {
                if (there.findAny().isPresent()) {
                    throw new UsageError("--keep %s is not empty: give an empty directory or a new one."
                            .formatted(Text.shown(directory.toString(), LONGEST)));
                }
            }
        } catch (IOException e) {
            throw unwritable();
        }
        if (!Files.isWritable(directory)) {
            throw unwritable();
        }
    }

    /**
     * Copies the objects in the fake S3 to the directory, if the option is given.
     *
     * @return for each complete export, a line with the command that checks it
     * @throws UsageError if the directory cannot be written
     */
    List<String> write(FakeCloud cloud) {
        if (directory == null) {
            return List.of();
        }
        try {
            ExportCopies.write(cloud.s3(), directory);
            return cloud.exports().complete().stream()
                    .map(export -> Text.shown("Kept: ./lakelift verify " + directory.resolve(export), LONGEST))
                    .toList();
        } catch (IOException e) {
            throw unwritable();
        }
    }

    private UsageError unwritable() {
        return new UsageError("--keep %s cannot be written: give a writable directory."
                .formatted(Text.shown(directory.toString(), LONGEST)));
    }
}
