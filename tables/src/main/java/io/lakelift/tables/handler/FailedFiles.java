package io.lakelift.tables.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads from an FSx task's report which files were not exported, up to twenty of them. If the report cannot be read, a
 * finding says so, and the outcome stays the same, because the task itself says that files failed.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CompletionReport.html">CompletionReport</a>
 */
final class FailedFiles {
    private static final String FILE = "failures.csv";

    /** AWS does not say whether the report names its columns in its first line. */
    private static final String HEADER = "FilePath";

    private static final int MOST_NAMED = 20;
    private static final int LONGEST_MESSAGE = 300;

    /** Enough for twenty paths of the maximum length; a report may name millions of files. */
    private static final int BEGINNING = 128 * 1024;

    private final Function<String, ExportFolder> folders;

    FailedFiles(Function<String, ExportFolder> folders) {
        this.folders = folders;
    }

    /** @param task an FSx task with a report, as PollExport returns it */
    ObjectNode of(JsonNode task) {
        String folder = task.path("reportPath").asText().replaceAll("/+$", "") + "/"
                + task.path("taskId").asText();
        ObjectNode summary = JsonNodeFactory.instance.objectNode();
        ArrayNode findings = summary.putArray("findings");
        summary.put("moreFindings", 0);
        try (ExportFolder report = folders.apply(folder)) {
            Optional<List<List<String>>> lines = lines(report);
            if (lines.isEmpty()) {
                add(findings, "NoReport", "FSx has not written %s.".formatted(folder + "/" + FILE));
                return summary;
            }
            summary.put("report", folder + "/" + FILE);
            if (lines.get().isEmpty()) {
                add(findings, "NoReport", "%s names no file that failed.".formatted(folder + "/" + FILE));
            } else {
                lines.get().forEach(line -> add(findings, "FileNotExported", sentence(line)));
                summary.put(
                        "moreFindings",
                        Math.max(
                                0,
                                task.at("/files/failed").asLong() - lines.get().size()));
            }
        } catch (FolderUnreadable e) {
            add(findings, "NoReport", String.valueOf(e.getMessage()));
        }
        return summary;
    }

    /** The first lines; empty if there is no report. */
    private static Optional<List<List<String>>> lines(ExportFolder report) {
        return report.list().stream()
                .filter(file -> file.path().equals(FILE))
                .findFirst()
                .flatMap(file -> report.read(file, 0, (int) Math.min(file.bytes(), BEGINNING))
                        .map(bytes -> CsvLines.first(
                                new String(bytes, StandardCharsets.UTF_8), MOST_NAMED, bytes.length < file.bytes())))
                .map(lines -> lines.stream()
                        .filter(line -> !line.getFirst().equals(HEADER))
                        .toList());
    }

    /** A line has FilePath, FileStatus and ErrorCode. */
    private static String sentence(List<String> line) {
        String error = line.size() > 2 ? line.get(2) : "";
        return error.isBlank()
                ? "%s was not exported.".formatted(line.getFirst())
                : "%s was not exported: %s.".formatted(line.getFirst(), error);
    }

    private static void add(ArrayNode findings, String kind, String message) {
        findings.addObject().put("kind", kind).put("message", Text.line(message, LONGEST_MESSAGE));
    }
}
