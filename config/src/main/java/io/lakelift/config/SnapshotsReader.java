package io.lakelift.config;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.input.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code onSnapshotCreated}: the sources whose snapshots are exported as soon as they are created. */
final class SnapshotsReader {
    private static final int MOST = 100;

    private SnapshotsReader() {}

    static List<String> read(Value value, SourcesReader sources) {
        List<Value> entries = value.entries();
        if (entries.size() > MOST) {
            value.fault("%s has %d entries: give at most %d, because each needs an EventBridge rule."
                    .formatted(value.path(), entries.size(), MOST));
        }
        Set<String> seen = new HashSet<>();
        return entries.stream().flatMap(entry -> arn(entry, sources, seen)).toList();
    }

    private static Stream<String> arn(Value entry, SourcesReader sources, Set<String> seen) {
        return sources.read(entry).stream().flatMap(source -> {
            String arn = source.arn().toString();
            String fault = fault(source);
            if (!seen.add(arn)) {
                fault = "is listed twice";
            }
            if (!fault.isEmpty()) {
                entry.fault("%s %s %s.".formatted(entry.path(), Text.quoted(arn), fault));
                return Stream.empty();
            }
            return Stream.of(arn);
        });
    }

    private static String fault(ExportSource source) {
        return switch (source) {
            case ExportSource.Db db -> star(db, "name the instance in full");
            case ExportSource.Cluster cluster -> star(cluster, "name the cluster in full");
            case ExportSource.ClusterLatest latest -> star(latest, "name the cluster in full");
            case ExportSource.Snapshot snapshot -> manual(snapshot);
            case ExportSource.ClusterSnapshot snapshot -> manual(snapshot);
            case ExportSource.FileSystem fileSystem ->
                "is a file system, which has no snapshots: export it by a schedule";
        };
    }

    private static String star(ExportSource source, String rule) {
        return source.name().contains("*") ? "contains a *: " + rule : "";
    }

    /** A * may stand only at the end: a few others make a pattern too complex for EventBridge. */
    private static String manual(ExportSource source) {
        String fixed = source.name().replaceFirst("\\*$", "");
        if (fixed.contains("*")) {
            return "has a * before its end: put the * at the end only";
        }
        return fixed.isEmpty() ? "would match every snapshot: give what the names begin with" : "";
    }
}
