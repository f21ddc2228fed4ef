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
import software.amazon.awssdk.services.fsx.model.DataRepositoryLifecycle;
import software.amazon.awssdk.services.fsx.model.DataRepositoryTask;
import software.amazon.awssdk.services.fsx.model.DescribeDataRepositoryAssociationsResponse;
import software.amazon.awssdk.services.fsx.model.Filter;
import software.amazon.awssdk.services.fsx.model.FilterName;

/**
 * Finds out where an FSx task writes its files: according to the file system's data repository associations or, if it
 * has none, to the export path that an older file system was created with. Only notices and results show this, so if
 * the links cannot be read, the target is left out and the export continues. Once read, they are remembered for their
 * task only, because they may have changed before the next one.
 *
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DescribeDataRepositoryAssociations.html">DescribeDataRepositoryAssociations</a>
 * @see <a href="https://docs.aws.amazon.com/fsx/latest/APIReference/API_DataRepositoryConfiguration.html">DataRepositoryConfiguration</a>
 */
final class FsxTargets {
    private static final int MOST = 100;

    private final Supplier<FSxClient> fsx;
    private final Map<String, List<Link>> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Link>> eldest) {
            return size() > MOST;
        }
    };

    /** @param fileSystemPath the folder, which may or may not begin with a slash, like a task's paths */
    private record Link(String fileSystemPath, String s3Uri) {
        boolean covers(String path) {
            String linked = folder(fileSystemPath);
            String asked = folder(path);
            return asked.startsWith(linked) || linked.startsWith(asked);
        }
    }

    FsxTargets(Supplier<FSxClient> fsx) {
        this.fsx = fsx;
    }

    Optional<String> of(DataRepositoryTask task) {
        List<String> paths = task.paths();
        List<Link> fitting = links(task).stream()
                .filter(each -> paths.isEmpty() || paths.stream().anyMatch(each::covers))
                .toList();
        return fitting.isEmpty()
                ? Optional.empty()
                : Optional.of(fitting.stream().map(Link::s3Uri).sorted().collect(Collectors.joining(", ")));
    }

    private List<Link> links(DataRepositoryTask task) {
        List<Link> found = known.get(task.taskId());
        if (found == null) {
            try {
                found = links(task.fileSystemId());
            } catch (ExportException e) {
                return List.of(); // a notice without its target is better than no export
            }
            known.put(task.taskId(), found);
        }
        return found;
    }

    private List<Link> links(String fileSystemId) {
        List<Link> associations =
                FsxErrors.translated("DescribeDataRepositoryAssociations", () -> associations(fileSystemId));
        return associations.isEmpty()
                ? FsxErrors.translated("DescribeFileSystems", () -> exportPath(fileSystemId))
                : associations;
    }

    private List<Link> associations(String fileSystemId) {
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
                .map(each -> new Link(String.valueOf(each.fileSystemPath()), each.dataRepositoryPath()))
                .toList();
    }

    private List<Link> exportPath(String fileSystemId) {
        return fsx.get().describeFileSystems(call -> call.fileSystemIds(fileSystemId)).fileSystems().stream()
                .flatMap(each -> FsxFileSystems.exportPath(each).stream())
                .map(path -> new Link("/", path))
                .toList();
    }

    private static String folder(String path) {
        String inside = path.replaceAll("^/+|/+$", "");
        return inside.isEmpty() ? "/" : "/" + inside + "/";
    }
}
