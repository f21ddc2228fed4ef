package io.lakelift.tables;

import io.lakelift.tables.disk.DirectoryFolder;
import io.lakelift.tables.report.ReportJson;
import io.lakelift.tables.verify.ExportVerifier;
import io.lakelift.tables.verify.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Checks the directories that standard input names, one a line, and prints each report as a line: for
 * judges/tables/verify.py.
 */
public final class VerifyFolders {
    private VerifyFolders() {}

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Writer out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try (DirectoryFolder folder = new DirectoryFolder(Path.of(line))) {
                ReportJson.write(new ExportVerifier(folder).verify(Progress.NONE), out);
            }
            out.write('\n');
        }
        out.flush();
    }
}
