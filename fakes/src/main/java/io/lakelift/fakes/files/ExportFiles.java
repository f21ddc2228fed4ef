package io.lakelift.fakes.files;

import io.lakelift.fakes.rds.RdsExportTask;
import io.lakelift.fakes.s3.Content;
import io.lakelift.fakes.s3.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files of one RDS export: {@code [PREFIX/]ID/DATABASE/SCHEMA.TABLE/BATCH/part-….gz.parquet}, a marker in each
 * batch, and the manifests.
 */
final class ExportFiles {
    /** How long after the end of the export late manifests appear, which is before a check stops waiting for them. */
    private static final Duration LATE = Duration.ofMinutes(6);

    private static final Content EMPTY = Content.of(new byte[0]);
    private static final String MARKER = "/_SUCCESS";

    private final RdsExportTask task;
    private final boolean postgres;
    private final Corpus corpus;
    private final List<ExportedTable> tables;

    /** @param changed whether the tables have the columns after a migration */
    ExportFiles(RdsExportTask task, boolean postgres, boolean changed) {
        this.task = task;
        this.postgres = postgres;
        this.corpus = Corpus.of(postgres, changed);
        this.tables = ExportedTable.of(database(task), postgres, task.exportOnly());
    }

    /** The export's folder in the bucket, with a slash at its end. */
    static String folder(RdsExportTask task) {
        String prefix = task.s3Prefix().isEmpty() ? "" : task.s3Prefix() + "/";
        return prefix + task.exportTaskIdentifier() + "/";
    }

    /** Here a database is named after its instance or cluster; in a manual snapshot, after the snapshot. */
    private static String database(RdsExportTask task) {
        return task.sourceArn()
                .replaceFirst("^arn:.*?:rds:[^:]*:[^:]*:[^:]*:", "")
                .replaceFirst("^(rds|awsbackup):", "")
                .replaceFirst("-\\d{4}(-\\d\\d){4}$", "")
                .replaceAll("[^a-z0-9_]", "_");
    }

    /** The files of an export that has not completed: as many of the data files as its progress suggests. */
    Map<String, StoredObject> begun() {
        Map<String, StoredObject> data = new LinkedHashMap<>();
        tables.forEach(table -> data.putAll(data(table, Damage.NONE)));
        long some = (long) data.size() * task.percentProgress() / 100;
        Map<String, StoredObject> first = new LinkedHashMap<>();
        data.entrySet().stream().limit(some).forEach(file -> first.put(file.getKey(), file.getValue()));
        return first;
    }

    /** All files of a complete export, with this damage. */
    Map<String, StoredObject> all(Damage damage) {
        ExportedTable damaged =
                tables.stream().filter(table -> table.files() > 1).findFirst().orElse(tables.getFirst());
        Map<String, StoredObject> files = new LinkedHashMap<>();
        for (ExportedTable table : tables) {
            files.putAll(data(table, table.equals(damaged) ? damage : Damage.NONE));
        }
        if (damage != Damage.NO_MANIFEST) {
            Instant end = task.taskEndTime().orElseThrow();
            Instant written = damage == Damage.LATE_MANIFEST ? end.plus(LATE) : end;
            new Manifests(task, corpus, tables, damage == Damage.SKIPPED_TABLE ? List.of(damaged) : List.of())
                    .texts()
                    .forEach((name, text) ->
                            files.put(folder(task) + name, new StoredObject(Content.of(text), written)));
        }
        return files;
    }

    private Map<String, StoredObject> data(ExportedTable table, Damage damage) {
        if (damage == Damage.MISSING_TABLE || damage == Damage.SKIPPED_TABLE) {
            return Map.of();
        }
        Instant begun = task.taskStartTime().orElseThrow();
        Map<String, StoredObject> files = new LinkedHashMap<>();
        String path = folder(task) + table.folder() + "/";
        for (int part = 0; part < table.files(); part++) {
            Content content = part % 2 == 0 ? corpus.spark() : corpus.pyarrow();
            if (part == table.files() - 1) {
                content = switch (damage) {
                    case CUT_FILE -> corpus.cut();
                    case FOREIGN_FILE -> Corpus.of(!postgres).spark();
                    default -> content;
                };
            }
            String batch = path + batch(part);
            files.put(batch + "/" + name(table, part), new StoredObject(content, begun.plusSeconds(part)));
            files.put(batch + MARKER, new StoredObject(EMPTY, begun.plusSeconds(part)));
        }
        if (table.files() == 0) {
            files.put(path + batch(0) + MARKER, new StoredObject(EMPTY, begun));
        }
        if (damage == Damage.NO_MARKER) {
            files.remove(path + batch(0) + MARKER);
        }
        return files;
    }

    /** A table with several files has two batches. For a live cluster, batches after the first are named by letters. */
    private String batch(int part) {
        String second = task.sourceType().equals("CLUSTER") ? "a" : "2";
        return part % 3 == 2 ? second : "1";
    }

    private String name(ExportedTable table, int part) {
        String unique = task.exportTaskIdentifier() + table.target() + part;
        return "part-%05d-%s-c000.gz.parquet"
                .formatted(part * 2, UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)));
    }
}
