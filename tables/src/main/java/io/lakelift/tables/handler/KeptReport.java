package io.lakelift.tables.handler;

import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.RegistrationJson;
import io.lakelift.tables.report.ReportJson;
import io.lakelift.tables.report.ReportReader;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.VerificationReport;
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

/**
 * Stores in S3 what is known about one export: the check's progress between two rounds, its full report with the list
 * of files, and what became of the tables. A list is written before its report, so that an interruption leaves no
 * report without its list.
 */
final class KeptReport {
    private static final byte[] NONE = {};

    private final ObjectStore store;
    private final String folder;

    private KeptReport(ObjectStore store, String folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * The stored check of one export.
     *
     * @param store the deployment's own bucket
     * @param deployment the deployment's name
     */
    static KeptReport of(ObjectStore store, String deployment, String exportTaskIdentifier) {
        return new KeptReport(store, "lakelift/%s/exports/%s/".formatted(deployment, exportTaskIdentifier));
    }

    String address() {
        return store.address(key());
    }

    /**
     * The full report; empty if there is none yet.
     *
     * @throws StoreUnusable if it cannot be read
     */
    Optional<VerificationReport> whole() {
        return read(key());
    }

    /**
     * What earlier rounds found.
     *
     * @param files the files of these tables, see {@link io.lakelift.tables.report.FileLines}; empty before the first
     *     round
     */
    record Progress(List<TableReport> tables, byte[] files) {
        Progress {
            tables = List.copyOf(tables);
        }

        static Progress none() {
            return new Progress(List.of(), NONE);
        }
    }

    /**
     * The list of the full report's files; empty if an earlier version of Lakelift wrote the report, without a list.
     *
     * @throws StoreUnusable if it cannot be read
     */
    Optional<byte[]> files() {
        return store.get(folder + "files.ndjson.gz").map(OwnObject::bytes);
    }

    /**
     * Stores the full report and its list of files; false if that failed, in which case the findings are reported all
     * the same.
     */
    boolean keep(VerificationReport report, byte[] files) {
        try {
            store.put(folder + "files.ndjson.gz", files);
            store.put(key(), json(report));
            return true;
        } catch (StoreUnusable e) {
            return false;
        }
    }

    /** Stores what became of the export's tables; returns the object's address, or an empty string if that failed. */
    String keep(Registration registration) {
        String at = folder + "registration.json";
        try {
            store.put(at, RegistrationJson.write(registration).getBytes(StandardCharsets.UTF_8));
            return store.address(at);
        } catch (StoreUnusable e) {
            return "";
        }
    }

    /**
     * What earlier rounds found. Several executions may check the same export at once, and each continues from whatever
     * is stored. So a list's name contains the number of its tables, and a list is used only with that many reports.
     *
     * @throws StoreUnusable if it cannot be read
     */
    Progress progress() {
        List<TableReport> tables =
                read(folder + "progress.json").map(VerificationReport::tables).orElse(List.of());
        return store.get(files(tables.size()))
                .map(files -> new Progress(tables, files.bytes()))
                .orElseGet(Progress::none);
    }

    /**
     * Stores what has been found so far.
     *
     * @throws StoreUnusable if it cannot be written
     */
    void keep(String location, Instant now, Progress progress) {
        store.put(files(progress.tables().size()), progress.files());
        store.put(
                folder + "progress.json",
                json(new VerificationReport(
                        location,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        now,
                        progress.tables(),
                        List.of())));
    }

    private String files(int tables) {
        return "%sprogress-%d.ndjson.gz".formatted(folder, tables);
    }

    private String key() {
        return folder + "report.json";
    }

    /** A report of another version, or one that was cut off, counts as missing and is made again. */
    private Optional<VerificationReport> read(String key) {
        Optional<OwnObject> there = store.get(key);
        try {
            return there.isPresent() ? Optional.of(ReportReader.read(there.get().bytes())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static byte[] json(VerificationReport report) {
        StringWriter json = new StringWriter();
        try {
            ReportJson.write(report, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
