package io.lakelift.tables.register;

import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.glue.TestGlue;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.NightFile;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.store.OwnObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Registers nights of many files, and prints what each costs: {@code LargeNights DIRECTORY TABLES FILES_OF_A_TABLE
 * NIGHTS}. S3 is the directory, slowed down to 15 ms a read and 30 ms a write; Glue answers as fast as it can. The
 * check of the files, which comes first, is measured elsewhere.
 */
public final class LargeNights {
    private static final int COLUMNS = 20;

    private LargeNights() {}

    /** A bucket on disk, for its bytes must not be in the heap that is measured. */
    private record SlowStore(Path directory, AtomicInteger reads, AtomicInteger writes) implements ObjectStore {
        private static void pause(int millis) {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public Optional<OwnObject> get(String key) {
            reads.incrementAndGet();
            pause(15);
            try {
                return Optional.of(new OwnObject(Files.readAllBytes(directory.resolve(key)), "tag"));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(String key, byte[] bytes) {
            throw new IllegalStateException("metadata is never overwritten");
        }

        @Override
        public boolean create(String key, byte[] bytes) {
            writes.incrementAndGet();
            pause(30);
            try {
                Files.createDirectories(directory.resolve(key).getParent());
                Files.write(directory.resolve(key), bytes, StandardOpenOption.CREATE_NEW);
                return true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public boolean replace(String key, byte[] bytes, String tag) {
            throw new IllegalStateException("metadata is never replaced");
        }

        @Override
        public void delete(String key) {
            pause(15);
            try {
                Files.deleteIfExists(directory.resolve(key));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String address(String key) {
            return "s3://own/" + key;
        }
    }

    public static void main(String[] args) throws Exception {
        SlowStore store = new SlowStore(Path.of(args[0]), new AtomicInteger(), new AtomicInteger());
        try (TestGlue glue = new TestGlue();
                GlueTables catalog = glue.catalog()) {
            for (int night = 1; night <= Integer.parseInt(args[3]); night++) {
                night(store, catalog, night, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            }
        }
    }

    private static void night(SlowStore store, GlueTables catalog, int day, int tables, int files) {
        VerificationReport report = report(day, tables, files);
        FileList list = new FileList();
        for (TableReport table : report.tables()) {
            for (int part = 0; part < files; part++) {
                list.add(
                        table.name(),
                        new NightFile(
                                "%s/shop/%s/1/part-%05d-0f3c1f52-6a1e-4a64-9c0b-1b6f0f7d2a11-c000.gz.parquet"
                                        .formatted(report.location(), table.name(), part),
                                4_600_000,
                                50_000));
            }
        }
        store.reads().set(0);
        store.writes().set(0);
        long begun = System.nanoTime();
        Registration done = new ExportRegistrar(
                        catalog,
                        IcebergTables.in(bucket -> store, "s3://own/tables/lake", 7),
                        new RegistrationRules(TableNaming.SCHEMA_TABLE, OnDamage.HOLD, 50, OptionalInt.empty()))
                .register(report, Nights.of(report, Optional.empty()), list, report.checkedAt());
        long seconds = (System.nanoTime() - begun) / 1_000_000_000;
        System.gc();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        System.out.printf(
                "night %d: %,d created, %,d updated, %d s, %,d GET, %,d PUT, %d MB of heap after a collection%n",
                day,
                done.count(TableOutcome.CREATED),
                done.count(TableOutcome.UPDATED),
                seconds,
                store.reads().get(),
                store.writes().get(),
                heap.getUsed() / 1_000_000);
        if (list.of("shop.shop.t0000").size() != files) {
            throw new IllegalStateException("the list of files must live to the end, as it does in the command");
        }
    }

    private static VerificationReport report(int day, int tables, int files) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i++) {
            columns.add(new Column("column_" + i, i % 2 == 0 ? "bigint" : "string"));
        }
        List<TableReport> reports = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            reports.add(new TableReport(
                    "shop.shop.t%04d".formatted(i),
                    TableStatus.COMPLETE,
                    Optional.empty(),
                    files,
                    50_000L * files,
                    4_600_000L * files,
                    columns,
                    List.of(),
                    List.of()));
        }
        return new VerificationReport(
                "s3://exports/nightly/large-" + day,
                Optional.of("large-" + day),
                Optional.of("arn:aws:rds:eu-west-1:123456789012:snapshot:rds:large-2026-11-%02d-03-10".formatted(day)),
                Optional.of("2026-11-%02dT02:00:00Z".formatted(day)),
                List.of(),
                Instant.parse("2026-11-30T00:00:00Z"),
                reports,
                List.of());
    }
}
