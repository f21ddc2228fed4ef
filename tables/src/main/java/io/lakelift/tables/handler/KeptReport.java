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
 * What is kept of one export's check: the whole report and the list of its files once it is over, and what is known between
 * two rounds. A list is written before the report that it belongs to, so whoever finds the report finds the list.
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
     * Of one export.
     *
     * @param store of the deployment's own bucket
     * @param deployment its name
     */
    static KeptReport of(ObjectStore store, String deployment, String exportTaskIdentifier) {
        return new KeptReport(store, "lakelift/%s/exports/%s/".formatted(deployment, exportTaskIdentifier));
    }

    String address() {
        return store.address(key());
    }

    /** @throws StoreUnusable if it cannot be read */
    Optional<VerificationReport> whole() {
        return read(key());
    }

    /**
     * What is known between two rounds.
     *
     * @param files of these tables, see {@link io.lakelift.tables.report.FileLines}; empty where nothing is known
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
     * The list of the files of the whole report; empty where a version before it has kept none.
     *
     * @throws StoreUnusable if it cannot be read
     */
    Optional<byte[]> files() {
        return store.get(folder + "files.ndjson.gz").map(OwnObject::bytes);
    }

    /** False where it could not be kept: what was found is reported nevertheless. */
    boolean keep(VerificationReport report, byte[] files) {
        try {
            store.put(folder + "files.ndjson.gz", files);
            store.put(key(), json(report));
            return true;
        } catch (StoreUnusable e) {
            return false;
        }
    }

    /** What became of the export's tables; its address, or nothing where it could not be kept. */
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
     * Several executions may check one export at once, and each goes on behind whatever it finds: so a list has the number of
     * its tables in its name, and belongs to the reports of just as many.
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
     * Keeps what is known so far.
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

    /** One of another version, or one that was cut, does not count: it is made again. */
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
