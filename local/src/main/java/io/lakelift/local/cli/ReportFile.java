package io.lakelift.local.cli;

import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that {@code --report} writes. */
final class ReportFile {
    private ReportFile() {}

    /** @throws UsageError if it cannot be written */
    static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    /**
     * Before anything runs that a page is to be written of.
     *
     * @throws UsageError if there is no such folder, or it is one itself
     */
    static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw unwritable(file);
        }
    }

    private static UsageError unwritable(Path file) {
        return new UsageError("--report %s cannot be written: give a file in a folder that exists.".formatted(file));
    }
}
