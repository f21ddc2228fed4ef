package io.lakelift.fakes.files;

import io.lakelift.fakes.fsx.Counts;
import io.lakelift.fakes.fsx.DataRepositoryTask;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.fsx.TaskLifecycle;
import io.lakelift.fakes.s3.Content;
import io.lakelift.fakes.s3.Shelf;
import io.lakelift.fakes.s3.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The completion reports that FSx's tasks write to S3, as {@code PATH/task-ID/failures.csv}. As the page "Working with
 * task completion reports" says, they have a line for each file that was not exported. AWS does not say whether FSx
 * writes a report if there is no such file; here it does not, nor for a cancelled task, which does not complete.
 */
public final class ReportShelf implements Shelf {
    private static final String SCHEME = "s3://";
    private static final List<String> FAILURES = List.of(
            "results/run-%d.csv,failed,S3AccessDenied\n",
            "results/large-%d.bin,failed,FileSizeTooLarge\n", "\"results/a,b \"\"%d\"\"\",failed,S3AccessDenied\n");

    private final FakeFsx fsx;
    private final Map<String, StoredObject> written = new ConcurrentHashMap<>();

    public ReportShelf(FakeFsx fsx) {
        this.fsx = fsx;
    }

    /** The buckets that file systems are linked to. */
    @Override
    public Set<String> buckets() {
        return fsx.account().fileSystems().stream()
                .flatMap(fileSystem -> fsx.account().repositories(fileSystem).stream())
                .map(path -> path.replaceFirst("^s3://", "").replaceFirst("/.*", ""))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, StoredObject> objects(String bucket, String prefix) {
        Map<String, StoredObject> reports = new HashMap<>();
        for (DataRepositoryTask task : fsx.testControl().tasks()) {
            String path = task.report().path() + "/" + task.taskId() + "/failures.csv";
            String home = SCHEME + bucket + "/";
            long failed = task.status().map(Counts::failed).orElse(0L);
            if (task.report().enabled()
                    && path.startsWith(home)
                    && path.substring(home.length()).startsWith(prefix)
                    && task.endTime().isPresent()
                    && task.lifecycle() != TaskLifecycle.CANCELED
                    && failed > 0) {
                reports.put(
                        path.substring(home.length()),
                        written.computeIfAbsent(task.taskId(), id -> report(task, failed)));
            }
        }
        return reports;
    }

    private static StoredObject report(DataRepositoryTask task, long failed) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < failed; i++) {
            lines.append(FAILURES.get(i % FAILURES.size()).formatted(i));
        }
        return new StoredObject(Content.of(lines.toString()), task.endTime().orElseThrow());
    }
}
