package io.lakelift.tables.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.glue.TestGlue;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.NightFile;
import io.lakelift.tables.iceberg.ReadTable;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.ColumnMapping;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.store.MemoryStore;
import io.lakelift.tables.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A database of Glue and a bucket in which exports and tables lie; nights are days of November. */
final class Lake implements AutoCloseable {
    static final String EXPORTS = "nightly/";
    static final String TABLES = "tables/lake/";

    final TestGlue glue = new TestGlue();
    final MemoryStore store = new MemoryStore();
    private final GlueTables catalog = glue.catalog();
    private ObjectStore used = store;
    private int keepNights = 7;
    private OnDamage onDamage = OnDamage.HOLD;
    private OptionalInt views = OptionalInt.empty();
    private TableNaming naming = TableNaming.SCHEMA_TABLE;

    Lake keeping(int nights) {
        keepNights = nights;
        return this;
    }

    Lake onDamage(OnDamage what) {
        onDamage = what;
        return this;
    }

    Lake naming(TableNaming form) {
        naming = form;
        return this;
    }

    Lake views(int scale) {
        views = OptionalInt.of(scale);
        return this;
    }

    /** From now on metadata goes through this one. */
    void through(ObjectStore other) {
        used = other;
    }

    /** One table of an export: {@code id bigint, total decimal(10,2)} in files of 10 rows. */
    record Part(TableReport report, List<NightFile> files) {
        Part finding(TableStatus status, FindingKind kind, Optional<String> file) {
            List<Finding> findings = new ArrayList<>(report.findings());
            findings.add(new Finding(kind, "%s: because.".formatted(kind.word()), file));
            return new Part(
                    new TableReport(
                            report.name(),
                            status,
                            report.path(),
                            report.files(),
                            report.rows(),
                            report.bytes(),
                            report.columns(),
                            report.mappings(),
                            findings),
                    files);
        }

        /** The last files cannot be read. */
        Part damaged(int count) {
            Part damaged = new Part(report, files.subList(0, files.size() - count));
            for (int i = 0; i < count; i++) {
                damaged = damaged.finding(TableStatus.DAMAGED, FindingKind.FILE_UNREADABLE, Optional.of("part-" + i));
            }
            return damaged;
        }
    }

    static String export(int day) {
        return "export-" + day;
    }

    static ExportNight night(int day) {
        return night(export(day), day);
    }

    static ExportNight night(String export, int day) {
        return new ExportNight(
                export,
                "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-%02d-03-10".formatted(day),
                Instant.parse("2026-11-%02dT02:00:00Z".formatted(day)));
    }

    static String file(String export, String table, int number) {
        return "s3://own/%s%s/%s/1/part-%d.gz.parquet".formatted(EXPORTS, export, table, number);
    }

    static Part table(int day, String name, String columns, int files) {
        return table(export(day), name, columns, files);
    }

    static Part table(String export, String name, String columns, int files) {
        List<Column> all = columns.isEmpty()
                ? List.of()
                : Arrays.stream(columns.split(", "))
                        .map(column -> column.split(" ", 2))
                        .map(column -> new Column(column[0], column[1]))
                        .toList();
        List<NightFile> stored = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            stored.add(new NightFile(file(export, name, i), 1000, 10));
        }
        return new Part(
                new TableReport(
                        name,
                        TableStatus.COMPLETE,
                        Optional.of(name),
                        files,
                        files * 10L,
                        files * 1000L,
                        all,
                        List.of(),
                        List.of()),
                stored);
    }

    /** The same table, of which the manifest says the types: {@code total numeric, day date}. */
    static Part mapped(Part part, String types) {
        TableReport report = part.report();
        return new Part(
                new TableReport(
                        report.name(),
                        report.status(),
                        report.path(),
                        report.files(),
                        report.rows(),
                        report.bytes(),
                        report.columns(),
                        Arrays.stream(types.split(", "))
                                .map(column -> column.split(" ", 2))
                                .map(column ->
                                        new ColumnMapping(column[0], Optional.of(column[1]), OptionalInt.empty()))
                                .toList(),
                        report.findings()),
                part.files());
    }

    Registration register(int day, Part... parts) {
        return register(night(day), parts);
    }

    /** Registers, and finds every object of every export as it was, and nothing new outside the tables' place. */
    Registration register(ExportNight night, Part... parts) {
        FileList files = new FileList();
        List<TableReport> reports = new ArrayList<>();
        for (Part part : parts) {
            reports.add(part.report());
            part.files().forEach(file -> {
                store.put(file.location().substring("s3://own/".length()), new byte[] {1});
                files.add(part.report().name(), file);
            });
        }
        Set<String> exported = exported();
        VerificationReport report = new VerificationReport(
                "s3://own/" + EXPORTS + night.exportTaskIdentifier(),
                Optional.of(night.exportTaskIdentifier()),
                Optional.of(night.snapshotArn()),
                Optional.of(night.snapshotTime().toString()),
                Instant.parse("2026-11-30T00:00:00Z"),
                reports,
                List.of());
        try {
            return registrar().register(report, night, files);
        } finally {
            assertThat(exported()).containsAll(exported);
            assertThat(store.keys()).allMatch(key -> key.startsWith(EXPORTS) || key.startsWith(TABLES));
            assertThat(exported())
                    .allSatisfy(key ->
                            assertThat(store.get(key).orElseThrow().bytes()).isEqualTo(new byte[] {1}));
        }
    }

    private Set<String> exported() {
        Set<String> keys = store.keys();
        keys.removeIf(key -> !key.startsWith(EXPORTS));
        return keys;
    }

    private ExportRegistrar registrar() {
        ObjectStore now = used;
        return new ExportRegistrar(
                catalog,
                IcebergTables.in(
                        bucket -> {
                            assertThat(bucket).isEqualTo("own");
                            return now;
                        },
                        "s3://own/tables/lake",
                        keepNights),
                new RegistrationRules(naming, onDamage, 50, views));
    }

    ReadTable read(String name) {
        return new ReadTable(store, glue.pointer(name));
    }

    @Override
    public void close() {
        catalog.close();
        glue.close();
    }
}
