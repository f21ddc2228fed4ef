package io.lakelift.fakes.fsx;

import io.lakelift.fakes.task.Task;
import io.lakelift.fakes.wire.Slice;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds and pages what the three Describe operations return. An unknown id is an error, and so is a filter with an
 * invalid value or an unknown file system. A valid filter without matches gives an empty list.
 */
final class FsxDescribe {
    private static final int FILE_SYSTEMS = 50;
    private static final int TASKS = 50;
    private static final int ASSOCIATIONS = 25;

    private final FsxAccount account;
    private final FsxTaskStore tasks;

    FsxDescribe(FsxAccount account, FsxTaskStore tasks) {
        this.account = account;
        this.tasks = tasks;
    }

    Slice<DataRepositoryTask> tasks(FsxDescribeRequest request) {
        FsxListing listing = new FsxListing(request, TASKS);
        listing.check(3);
        Instant now = tasks.now();
        List<Task<CreateRequest, FileSystem, FsxEnding>> found = request.ids().isEmpty()
                ? tasks.visible()
                : request.ids().stream().map(tasks::visible).toList();
        return listing.page(
                found.stream().map(task -> FsxTaskView.at(task, now)).toList(),
                DataRepositoryTask::taskId,
                this::wantsTask);
    }

    private Predicate<DataRepositoryTask> wantsTask(FsxDescribeRequest.Filter filter) {
        List<String> values = filter.values();
        return switch (filter.name()) {
            case "file-system-id" -> {
                values.forEach(this::checkFileSystem);
                yield task -> values.contains(task.fileSystemId());
            }
            case "task-lifecycle" -> {
                values.forEach(FsxDescribe::checkLifecycle);
                yield task -> values.contains(task.lifecycle().name());
            }
            case "data-repository-association-id" ->
                task -> account.associations(task.fileSystemId()).stream()
                        .anyMatch(association -> values.contains(association.id()));
            case "file-cache-id" -> task -> false;
            default -> throw unknown(filter);
        };
    }

    private void checkFileSystem(String id) {
        if (account.fileSystem(id).isEmpty()) {
            throw FsxError.FILE_SYSTEM_NOT_FOUND.because("File system '" + id + "' does not exist.");
        }
    }

    /** A state in lower case would match nothing and look as if there were no such task, so it is refused here. */
    private static void checkLifecycle(String value) {
        if (Arrays.stream(TaskLifecycle.values())
                .noneMatch(lifecycle -> lifecycle.name().equals(value))) {
            throw FsxListing.invalid("Invalid value for the filter task-lifecycle: " + value);
        }
    }

    Slice<Association> associations(FsxDescribeRequest request) {
        FsxListing listing = new FsxListing(request, ASSOCIATIONS);
        listing.check(10);
        if (request.maxResults().orElse(1) > ASSOCIATIONS) {
            throw FsxListing.invalid("MaxResults must not be greater than " + ASSOCIATIONS + ".");
        }
        List<Association> all = account.associations();
        List<String> known = all.stream().map(Association::id).toList();
        if (!known.containsAll(request.ids())) {
            throw FsxError.ASSOCIATION_NOT_FOUND.because(
                    "No data repository associations were found: " + request.ids());
        }
        List<Association> named = all.stream()
                .filter(association -> request.ids().isEmpty() || request.ids().contains(association.id()))
                .toList();
        return listing.page(named, Association::id, this::wantsAssociation);
    }

    private Predicate<Association> wantsAssociation(FsxDescribeRequest.Filter filter) {
        return switch (filter.name()) {
            case "file-system-id" -> {
                filter.values().forEach(this::checkFileSystem);
                yield association -> filter.values().contains(association.fileSystemId());
            }
            case "data-repository-type" -> {
                if (!List.of("S3", "NFS").containsAll(filter.values())) {
                    throw FsxError.INVALID_REPOSITORY_TYPE.because("Not a data repository type: " + filter.values());
                }
                yield association -> filter.values().contains("S3");
            }
            case "file-cache-id" -> association -> false;
            default -> throw unknown(filter);
        };
    }

    Slice<FileSystem> fileSystems(FsxDescribeRequest request) {
        FsxListing listing = new FsxListing(request, FILE_SYSTEMS);
        listing.check(0);
        request.ids().forEach(this::checkFileSystem);
        List<FileSystem> named = account.fileSystems().stream()
                .filter(each -> request.ids().isEmpty() || request.ids().contains(each.id()))
                .toList();
        return listing.page(named, FileSystem::id, filter -> each -> true);
    }

    private static RuntimeException unknown(FsxDescribeRequest.Filter filter) {
        return FsxListing.invalid("The filter " + filter.name() + " is not supported.");
    }
}
