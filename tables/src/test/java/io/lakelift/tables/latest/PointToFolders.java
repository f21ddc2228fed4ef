package io.lakelift.tables.latest;

import io.lakelift.tables.disk.DirectoryFolder;
import io.lakelift.tables.report.ExportReport;
import io.lakelift.tables.verify.ExportVerifier;
import io.lakelift.tables.verify.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Checks the directories that standard input names, one a line, and writes what {@code latest.json} says of each below a
 * folder: {@code PointToFolders FOLDER DEPLOYMENT}, for judges/tables/readers.py.
 */
public final class PointToFolders {
    private PointToFolders() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Path directory = Path.of(line);
            try (DirectoryFolder folder = new DirectoryFolder(directory)) {
                ExportReport report = new ExportVerifier(folder).verify(Progress.NONE);
                LatestExport latest = LatestExport.of(
                        report,
                        args[1],
                        report.exportTaskIdentifier().orElseThrow(),
                        report.sourceArn().orElseThrow(),
                        Instant.parse(report.snapshotTime().orElseThrow()),
                        report.checkedAt(),
                        "report.json");
                Path file = Path.of(args[0]).resolve(LatestPointer.key(args[1], latest.source()));
                Files.createDirectories(file.getParent());
                Files.write(file, LatestJson.write(latest));
            }
        }
    }
}
