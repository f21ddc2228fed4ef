package io.lakelift.tables.register;

import io.lakelift.tables.iceberg.NightFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The readable files of an export, by table. */
public final class FileList {
    private final Map<String, List<NightFile>> files = new HashMap<>();

    /** @param table the table's name in the source database, as in the export's report */
    public void add(String table, NightFile file) {
        files.computeIfAbsent(table, ignored -> new ArrayList<>()).add(file);
    }

    List<NightFile> of(String table) {
        return files.getOrDefault(table, List.of());
    }
}
