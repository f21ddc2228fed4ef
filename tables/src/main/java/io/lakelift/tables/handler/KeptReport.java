package io.lakelift.tables.handler;

import io.lakelift.tables.report.ExportReport;
import io.lakelift.tables.report.ReportJson;
import io.lakelift.tables.report.ReportReader;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import io.lakelift.tables.store.StoreUnusable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of one export's check: the whole report once it is over, and what is known between two rounds. */
final class KeptReport {
    private final ObjectStore store;
    private final String folder;

    /** @param folder below which it lies, with a slash at its end */
    KeptReport(ObjectStore store, String folder) {
        this.store = store;
        this.folder = folder;
    }

    String address() {
        return store.address(key());
    }

    /** @throws StoreUnusable if it cannot be read */
    Optional<ExportReport> whole() {
        return read(key());
    }

    /** False where it could not be kept: what was found is told all the same. */
    boolean keep(ExportReport report) {
        try {
            store.put(key(), json(report));
            return true;
        } catch (StoreUnusable e) {
            return false;
        }
    }

    /** @throws StoreUnusable if it cannot be read */
    List<TableReport> progress() {
        return read(folder + "progress.json").map(ExportReport::tables).orElse(List.of());
    }

    /**
     * Keeps what is known so far.
     *
     * @throws StoreUnusable if it cannot be written
     */
    void keepProgress(String location, Instant now, List<TableReport> tables) {
        store.put(
                folder + "progress.json",
                json(new ExportReport(
                        location, Optional.empty(), Optional.empty(), Optional.empty(), now, tables, List.of())));
    }

    private String key() {
        return folder + "report.json";
    }

    /** One of another version, or one that was cut, is none: it is made anew. */
    private Optional<ExportReport> read(String key) {
        Optional<OwnObject> there = store.get(key);
        try {
            return there.isPresent() ? Optional.of(ReportReader.read(there.get().bytes())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] json(ExportReport report) {
        StringWriter json = new StringWriter();
        try {
            ReportJson.write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
