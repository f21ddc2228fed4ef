package io.lakelift.tables.register;

import io.lakelift.tables.iceberg.NightFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of an export whose footers were read, by table. */
public final class FileList {
    private final Map<String, List<NightFile>> files = new HashMap<>();

    /** @param table the database's own name, as the export's report has it */
    public void add(String table, NightFile file) {
        files.computeIfAbsent(table, ignored -> new ArrayList<>()).add(file);
    }

    List<NightFile> of(String table) {
        return files.getOrDefault(table, List.of());
    }
}
