package io.lakelift.fsx;

import io.lakelift.aws.Pages;
import io.lakelift.export.error.ExportException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.DataRepositoryAssociation;
import software.amazon.awssdk.services.fsx.model.DataRepositoryLifecycle;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DescribeDataRepositoryAssociationsResponse;
import software.amazon.awssdk.services.fsx.model.Filter;
import software.amazon.awssdk.services.fsx.model.FilterName;

/**
 * Finds out where an FSx task writes its files, according to the file system's data repository associations. Only
 * notices and results show this, so if the associations cannot be read, the target is left out and the export
 * continues. Once found, the associations are remembered for their task only, because they may have changed before the
 * next one.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DescribeDataRepositoryAssociations.html">DescribeDataRepositoryAssociations</a>
 */
final class FsxTargets {
    private static final int MOST = 100;

    private final Supplier<FSxClient> fsx;
    private final Map<String, List<DataRepositoryAssociation>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<DataRepositoryAssociation>> eldest) {
            return size() > MOST;
        }
    };

    FsxTargets(Supplier<FSxClient> fsx) {
        this.fsx = fsx;
    }

    Optional<String> of(DataRepositoryTask task) {
        List<String> paths = task.paths();
        List<DataRepositoryAssociation> fitting = associations(task).stream()
                .filter(each -> paths.isEmpty() || paths.stream().anyMatch(path -> covers(each, path)))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.stream()
                        .map(DataRepositoryAssociation::dataRepositoryPath)
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private List<DataRepositoryAssociation> associations(DataRepositoryTask task) {
        List<DataRepositoryAssociation> found = known.get(task.taskId());
        if (found == null) {
            try {
                found = FsxErrors.translated("DescribeDataRepositoryAssociations", () -> describe(task.fileSystemId()));
            } catch (ExportException e) {
                return List.of(); // a notice without its target is better than no export
            }
            if (!found.isEmpty()) {
                known.put(task.taskId(), found);
            }
        }
        return found;
    }

    private List<DataRepositoryAssociation> describe(String fileSystemId) {
        Filter only = Filter.builder()
                .name(FilterName.FILE_SYSTEM_ID)
                .values(fileSystemId)
                .build();
        return Pages.all(
                        fsx.get().describeDataRepositoryAssociationsPaginator(call -> call.filters(only)),
                        DescribeDataRepositoryAssociationsResponse::nextToken,
                        DescribeDataRepositoryAssociationsResponse::associations)
                .stream()
                .filter(each -> each.dataRepositoryPath() != null
                        && each.lifecycle() != DataRepositoryLifecycle.DELETING
                        && each.lifecycle() != DataRepositoryLifecycle.FAILED)
                .toList();
    }

    /** Both may or may not begin with a slash. */
    private static boolean covers(DataRepositoryAssociation association, String path) {
        String linked = folder(String.valueOf(association.fileSystemPath()));
        String asked = folder(path);
        return asked.startsWith(linked) || linked.startsWith(asked);
    }

    private static String folder(String path) {
        String inside = path.replaceAll("^/+|/+$", "");
        return inside.isEmpty() ? "/" : "/" + inside + "/";
    }
}
