package io.lakelift.fakes.fsx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The input of CreateDataRepositoryTask; what was not sent is empty. */
public record CreateRequest(
        String type,
        String fileSystemId,
        List<String> paths,
        Optional<Report> report,
        String clientRequestToken,
        Map<String, String> tags) {
    public static final String EXPORT = "EXPORT_TO_REPOSITORY";

    public CreateRequest {
        paths = List.copyOf(paths);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The smallest complete request for an export of a whole file system. */
    public static CreateRequest export(String fileSystemId, String clientRequestToken) {
        return new CreateRequest(
                EXPORT, fileSystemId, List.of(), Optional.of(Report.none()), clientRequestToken, Map.of());
    }

    /** The first parameter in which a request differs from an earlier one with the same token. */
    Optional<String> differenceTo(CreateRequest earlier) {
        Map<String, Boolean> same = new LinkedHashMap<>();
        same.put("Type", type.equals(earlier.type));
        same.put("FileSystemId", fileSystemId.equals(earlier.fileSystemId));
        same.put("Paths", paths.equals(earlier.paths));
        same.put("Report", report.equals(earlier.report));
        same.put("Tags", tags.equals(earlier.tags));
        return same.keySet().stream().filter(name -> !same.get(name)).findFirst();
    }
}
