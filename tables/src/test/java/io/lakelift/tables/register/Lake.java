package io.lakelift.tables.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.s3.Content;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.s3.Shelf;
import io.lakelift.fakes.s3.StoredObject;
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
import io.lakelift.tables.s3.TestBucket;
import io.lakelift.tables.store.ObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A database of Glue and a bucket in which exports and tables lie; nights are days of November. */
final class Lake implements AutoCloseable {
    static final String EXPORTS = "nightly/";
    static final String TABLES = "tables/lake/";

    final TestGlue glue = new TestGlue();
    final TestBucket bucket = new TestBucket(glue.cloud());
    private final ObjectStore store = bucket.store();
    private final GlueTables catalog = glue.catalog();
    private final Map<String, StoredObject> exported = new ConcurrentHashMap<>();
    private int keepNights = 7;
    private OnDamage onDamage = OnDamage.HOLD;
    private OptionalInt views = OptionalInt.empty();
    private List<String> exportOnly = List.of();
    private List<Finding> about = List.of();

    Lake() {
        glue.cloud().s3().show(new Shelf() {
            @Override
            public Set<String> buckets() {
                return Set.of();
            }

            @Override
            public Map<String, StoredObject> objects(String name, String prefix) {
                return name.equals(TestBucket.NAME) ? exported : Map.of();
            }
        });
    }

    Lake keeping(int nights) {
        keepNights = nights;
        return this;
    }

    Lake onDamage(OnDamage what) {
        onDamage = what;
        return this;
    }

    /** What the next exports are to contain. */
    Lake only(String... parts) {
        exportOnly = List.of(parts);
        return this;
    }

    /** A finding about each of the next exports as a whole. */
    Lake found(FindingKind kind) {
        about = List.of(Finding.of(kind, "because"));
        return this;
    }

    Lake views(int scale) {
        views = OptionalInt.of(scale);
        return this;
    }

    /** One table of an export: {@code id bigint, total decimal(10,2)} in files of 10 rows. */
    record Part(TableReport report, List<NightFile> files) {
        Part finding(TableStatus status, FindingKind kind, Optional<String> file) {
            List<Finding> findings = new ArrayList<>(report.findings());
            findings.add(new Finding(kind, "%s: because.".formatted(kind.word()), file));
            return with(status, report.mappings(), findings);
        }

        /** The manifest says the database's types: {@code total numeric, day date}. */
        Part mapped(String types) {
            List<ColumnMapping> mappings = Arrays.stream(types.split(", "))
                    .map(column -> column.split(" ", 2))
                    .map(column -> new ColumnMapping(column[0], Optional.of(column[1]), OptionalInt.empty()))
                    .toList();
            return with(report.status(), mappings, report.findings());
        }

        private Part with(TableStatus status, List<ColumnMapping> mappings, List<Finding> findings) {
            return new Part(
                    new TableReport(
                            report.name(),
                            status,
                            report.path(),
                            report.files(),
                            report.rows(),
                            report.bytes(),
                            report.columns(),
                            mappings,
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

    Registration register(int day, Part... parts) {
        return register(night(day), parts);
    }

    /** Registers, and finds that nothing was written or deleted but in the tables' place. */
    Registration register(ExportNight night, Part... parts) {
        FileList files = new FileList();
        List<TableReport> reports = new ArrayList<>();
        for (Part part : parts) {
            reports.add(part.report());
            part.files().forEach(file -> {
                exported.put(
                        file.location().substring("s3://own/".length()),
                        new StoredObject(Content.of(new byte[] {1}), Instant.EPOCH));
                files.add(part.report().name(), file);
            });
        }
        VerificationReport report = new VerificationReport(
                "s3://own/" + EXPORTS + night.exportTaskIdentifier(),
                Optional.of(night.exportTaskIdentifier()),
                Optional.of(night.snapshotArn()),
                Optional.of(night.snapshotTime().toString()),
                exportOnly,
                night.snapshotTime(), // a report is kept, and may be older than the table's newest night
                reports,
                about);
        try {
            return registrar().register(report, night, files, Instant.parse("2026-11-30T00:00:00Z"));
        } finally {
            FakeS3 s3 = glue.cloud().s3();
            assertThat(s3.written(TestBucket.NAME).keySet()).allMatch(key -> key.startsWith(TABLES));
            assertThat(s3.deletions()).allMatch(address -> address.startsWith("s3://own/" + TABLES));
        }
    }

    private ExportRegistrar registrar() {
        return new ExportRegistrar(
                catalog,
                IcebergTables.in(
                        name -> {
                            assertThat(name).isEqualTo(TestBucket.NAME);
                            return store;
                        },
                        "s3://own/tables/lake",
                        keepNights),
                new RegistrationRules(TableNaming.SCHEMA_TABLE, onDamage, 50, views));
    }

    ReadTable read(String name) {
        return new ReadTable(store, glue.pointer(name));
    }

    @Override
    public void close() {
        bucket.close();
        catalog.close();
        glue.close();
    }
}
