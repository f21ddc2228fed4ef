package io.lakelift.tables.handler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files that a task of FSx did not export, as far as its report names them. A report that cannot be read changes nothing: that
 * files failed is known from the task itself.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_CompletionReport.html">CompletionReport</a>
 */
final class FailedFiles {
    private static final String FILE = "failures.csv";
    private static final int MOST_NAMED = 20;
    private static final int LONGEST_MESSAGE = 300;

    /** Enough for twenty paths of the greatest length; a report may name millions of files. */
    private static final int BEGINNING = 128 * 1024;

    private final Function<String, ExportFolder> folders;

    FailedFiles(Function<String, ExportFolder> folders) {
        this.folders = folders;
    }

    /** @param task of FSx, with a report, as PollExport answers it */
    ObjectNode of(JsonNode task) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        String folder = task.path("reportPath").asText().replaceAll("/+$", "") + "/"
                + task.path("taskId").asText();
        ArrayNode findings = told.putArray("findings");
        try (ExportFolder report = folders.apply(folder)) {
            List<List<String>> lines = lines(report);
            lines.forEach(line -> add(findings, "FileNotExported", sentence(line)));
            told.put("moreFindings", Math.max(0, task.at("/files/failed").asLong() - lines.size()));
            if (lines.isEmpty()) {
                add(findings, "NoReport", "%s names no file that failed.".formatted(folder + "/" + FILE));
                told.put("moreFindings", 0);
            }
            told.put("report", folder + "/" + FILE);
        } catch (FolderUnreadable e) {
            add(findings, "NoReport", String.valueOf(e.getMessage()));
            told.put("moreFindings", 0);
        }
        return told;
    }

    private static List<List<String>> lines(ExportFolder report) {
        Optional<StoredFile> file =
                report.list().stream().filter(each -> each.path().equals(FILE)).findFirst();
        return file.flatMap(found -> report.read(found, 0, (int) Math.min(found.bytes(), BEGINNING)))
                .map(bytes -> CsvLines.first(
                        new String(bytes, StandardCharsets.UTF_8),
                        MOST_NAMED,
                        file.get().bytes() > BEGINNING))
                .orElse(List.of());
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
