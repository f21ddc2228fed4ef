package io.lakelift.fakes.files;

import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.rds.RdsExportTask;
import io.lakelift.fakes.rds.Status;
import io.lakelift.fakes.s3.Shelf;
import io.lakelift.fakes.s3.StoredObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The files that RDS's exports write to S3. Data appears while an export runs, and remains if it fails or is cancelled;
 * the manifests appear when an export completes.
 */
public final class ExportShelf implements Shelf {
    private final FakeRds rds;
    private final Map<String, Map<String, StoredObject>> whole = new ConcurrentHashMap<>();
    private volatile Function<RdsExportTask, Damage> damages = task -> Damage.NONE;
    private volatile Predicate<RdsExportTask> migrated = task -> false;

    public ExportShelf(FakeRds rds) {
        this.rds = rds;
    }

    /**
     * Sets what is wrong with each complete export. The {@code planner} is called once for each, when its files are
     * first read.
     */
    public void damage(Function<RdsExportTask, Damage> planner) {
        damages = planner;
    }

    /** Sets which exports were made after the tables' columns changed. The answer for an export must stay the same. */
    public void migrate(Predicate<RdsExportTask> sinceThen) {
        migrated = sinceThen;
    }

    @Override
    public Set<String> buckets() {
        return rds.account().buckets();
    }

    @Override
    public Map<String, StoredObject> objects(String bucket, String prefix) {
        Map<String, StoredObject> all = new HashMap<>();
        for (RdsExportTask task : rds.testControl().tasks()) {
            String folder = ExportFiles.folder(task);
            if (task.s3Bucket().equals(bucket) && (folder.startsWith(prefix) || prefix.startsWith(folder))) {
                all.putAll(files(task));
            }
        }
        return all;
    }

    /** The folders of the exports that are complete, as {@code BUCKET/PREFIX/ID}. */
    public List<String> complete() {
        return rds.testControl().tasks().stream()
                .filter(task -> task.status() == Status.COMPLETE)
                .map(task -> task.s3Bucket() + "/" + ExportFiles.folder(task).replaceFirst("/$", ""))
                .toList();
    }

    private Map<String, StoredObject> files(RdsExportTask task) {
        if (task.status() == Status.COMPLETE) {
            return whole.computeIfAbsent(
                    task.exportTaskIdentifier(),
                    id -> files(task, isPostgres(task)).all(damages.apply(task)));
        }
        return task.taskStartTime().isEmpty()
                ? Map.of()
                : files(task, isPostgres(task)).begun();
    }

    private ExportFiles files(RdsExportTask task, boolean postgres) {
        return new ExportFiles(task, postgres, migrated.test(task));
    }

    private boolean isPostgres(RdsExportTask task) {
        return rds.testControl().source(task.exportTaskIdentifier()).isPostgres();
    }
}
