package io.lakelift.tables.handler;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Text;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableCatalog;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.NightFile;
import io.lakelift.tables.register.ExportNotRegistrable;
import io.lakelift.tables.register.ExportRegistrar;
import io.lakelift.tables.register.FileList;
import io.lakelift.tables.register.Nights;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.RegistrationRound;
import io.lakelift.tables.register.TableOutcome;
import io.lakelift.tables.register.TablesLocation;
import io.lakelift.tables.report.FileLines;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.s3.S3Buckets;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.StoreUnusable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes a checked export the newest night of its tables. It uses the report and the list of files that
 * {@link VerifyExport} stored in S3, and does not read the files again.
 *
 * <p>The function adds {@code register} to the state machine's report: what became of the tables, how far the work has
 * come, or why it stopped, with the command that registers by hand. While there is more to do, {@code unregistered}
 * stays true, and the next call continues. Each call prepares all tables before it moves the first. The export's
 * outcome never changes. The state machine retries after any exception.
 */
public final class RegisterTables extends ReportFunction {
    /** The last third of the function's 15 minutes is for finishing tables that were begun. */
    private static final Duration WORKS_FOR = Duration.ofMinutes(10);

    private static final int MOST_ROUNDS = 50;
    private static final String TOO_LONG = "RegistrationTooLong";
    private static final int LONGEST_CAUSE = 1000;

    private final RegisterSettings settings;
    private final Function<String, ObjectStore> buckets;
    private final TableCatalog catalog;
    private final LongSupplier stopwatch;

    /** Used by Lambda: everything comes from the environment. */
    public RegisterTables() {
        this(RegisterSettings.from(System.getenv()));
    }

    private RegisterTables(RegisterSettings settings) {
        this(settings, S3Buckets.ofThisComputer(), GlueTables.open(settings.database(), Optional.empty()));
    }

    /**
     * For tests and local runs.
     *
     * @param s3 gives access to the deployment's own objects and the tables' metadata
     * @param catalog the tables' database
     */
    public RegisterTables(RegisterSettings settings, S3Buckets s3, TableCatalog catalog) {
        this(settings, s3::objects, catalog, System::nanoTime);
    }

    /**
     * @param buckets opens a bucket by its name
     * @param stopwatch in nanoseconds
     */
    RegisterTables(
            RegisterSettings settings,
            Function<String, ObjectStore> buckets,
            TableCatalog catalog,
            LongSupplier stopwatch) {
        super("register");
        this.settings = requireNonNull(settings, "settings is null");
        this.buckets = requireNonNull(buckets, "buckets is null");
        this.catalog = requireNonNull(catalog, "catalog is null");
        this.stopwatch = requireNonNull(stopwatch, "stopwatch is null");
    }

    @Override
    ObjectNode answer(ObjectNode report, Instant now) {
        if (report.at("/export/taskId").isTextual()) {
            report.remove("unregistered"); // FSx exports files, not tables
            return report;
        }
        TaskFields export = TaskFields.read(report.path("export"));
        KeptReport kept =
                KeptReport.of(buckets.apply(settings.bucket()), settings.deployment(), export.exportTaskIdentifier());
        JsonNode before = report.path("register");
        int round = before.path("round").asInt() + 1;
        if (round > MOST_ROUNDS) {
            return notRegistered(report, export, TOO_LONG, "%d rounds were not enough.".formatted(MOST_ROUNDS));
        }
        try {
            return switch (round(export, kept, now)) {
                case RegistrationRound.Partial partial
                when partial.moved() <= before.path("cursor").asInt() ->
                    notRegistered(report, export, TOO_LONG, "A whole round was not enough for one more table.");
                case RegistrationRound.Partial partial -> later(report, round, partial.moved());
                case RegistrationRound.Whole whole -> registered(report, export, kept, whole.registration());
            };
        } catch (ExportNotRegistrable e) {
            return notRegistered(report, export, "NotRegistrable", String.valueOf(e.getMessage()));
        } catch (CatalogUnusable e) {
            if (e.isRefused()) {
                return notRegistered(report, export, "CatalogRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        } catch (StoreUnusable e) {
            if (e.isRefused()) {
                return notRegistered(report, export, "MetadataRefused", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private ObjectNode later(ObjectNode report, int round, int cursor) {
        report.put("unregistered", true);
        report.withObjectProperty("register").put("round", round).put("cursor", cursor);
        return report;
    }

    private ObjectNode registered(ObjectNode report, TaskFields export, KeptReport kept, Registration all) {
        Registration done = export.provesGone() ? all : withoutGone(all);
        ObjectNode summary = TablesSummary.of(done, kept.keep(done));
        if (done.hasTrouble()) {
            summary.put("command", settings.command().line(export.address(), export.snapshotTime()));
        }
        report.remove("unregistered");
        report.set("register", summary);
        return report;
    }

    private ObjectNode notRegistered(ObjectNode report, TaskFields export, String error, String why) {
        int moved = report.at("/register/cursor").asInt();
        report.remove("unregistered");
        ObjectNode register = report.putObject("register");
        if (moved > 0) {
            register.put("cursor", moved);
        }
        register.put("error", error)
                .put("cause", Text.line(why, LONGEST_CAUSE))
                .put("command", settings.command().line(export.address(), export.snapshotTime()));
        return report;
    }

    private RegistrationRound round(TaskFields export, KeptReport kept, Instant now) {
        VerificationReport report = kept.whole()
                .orElseThrow(() ->
                        new ExportNotRegistrable("%s is not registered: no report of a check of its files is kept."
                                .formatted(export.address())));
        FileList files = files(export, kept);
        VerificationReport named = new VerificationReport(
                export.address(),
                report.exportTaskIdentifier().or(() -> Optional.of(export.exportTaskIdentifier())),
                report.sourceArn().or(() -> Optional.of(export.sourceArn())),
                report.snapshotTime(),
                report.exportOnly(),
                report.checkedAt(),
                report.tables(),
                report.findings());
        ExportNight night = Nights.of(named, export.snapshotTime());
        String location = TablesLocation.of(settings.location(), settings.database(), List.of(export.address()));
        long end = stopwatch.getAsLong() + WORKS_FOR.toNanos();
        return new ExportRegistrar(
                        catalog, IcebergTables.in(buckets, location, settings.keepNights()), settings.rules())
                .round(named, night, files, now, () -> stopwatch.getAsLong() - end >= 0);
    }

    /** Leaves out the tables that seem to be gone: the export does not prove it. */
    private static Registration withoutGone(Registration done) {
        return new Registration(
                done.night(),
                done.database(),
                done.tables().stream()
                        .filter(table -> table.outcome() != TableOutcome.GONE)
                        .toList());
    }

    private static FileList files(TaskFields export, KeptReport kept) {
        byte[] lines = kept.files()
                .orElseThrow(() -> new ExportNotRegistrable(
                        "%s is not registered: its check has kept no list of its files.".formatted(export.address())));
        FileList files = new FileList();
        try {
            FileLines.read(
                    lines,
                    line -> files.add(
                            line.table(),
                            new NightFile(export.address() + "/" + line.file(), line.bytes(), line.rows())));
        } catch (IOException | IllegalArgumentException e) {
            throw new ExportNotRegistrable("%s is not registered: the list of its files cannot be read: %s"
                    .formatted(export.address(), Text.line(String.valueOf(e.getMessage()), LONGEST_CAUSE / 4)));
        }
        return files;
    }
}
