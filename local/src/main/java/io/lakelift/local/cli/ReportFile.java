package io.lakelift.local.cli;

import io.lakelift.local.run.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
     * Checks, before anything runs, whether the page can be written and overwrites none of the command's own inputs.
     *
     * @param inputs the files that the command reads, each by the argument or option that names it
     * @throws UsageError if its folder does not exist or is not writable, or {@code file} is a folder or an input
     */
    static void check(Path file, Map<String, Path> inputs) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
            throw unwritable(file);
        }
        inputs.forEach((argument, input) -> {
            if (isSame(file, input)) {
                throw new UsageError("--report %s is the same file as %s and would overwrite it: give another file."
                        .formatted(file, argument));
            }
        });
    }

    private static boolean isSame(Path report, Path input) {
        try {
            return Files.isRegularFile(report) && Files.exists(input) && Files.isSameFile(report, input);
        } catch (IOException e) {
            throw unwritable(report);
        }
    }

    private static UsageError unwritable(Path file) {
        return new UsageError("--report %s cannot be written: give a file in a folder that exists.".formatted(file));
    }
}
