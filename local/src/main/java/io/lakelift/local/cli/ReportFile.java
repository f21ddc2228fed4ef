package io.lakelift.local.cli;

import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the HTML page of the option {@code --report}. */
final class ReportFile {
    private ReportFile() {}

    /** @throws UsageError if the file cannot be written */
    static void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    /**
     * Checks, before anything runs, whether the page can be written.
     *
     * @throws UsageError if its folder does not exist or is not writable, or {@code file} is itself a folder
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
