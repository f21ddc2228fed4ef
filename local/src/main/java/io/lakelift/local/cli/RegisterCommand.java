package io.lakelift.local.cli;

import io.lakelift.export.Arn;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.local.account.CallerAccount;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.glue.GlueTables;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.IcebergTables;
import io.lakelift.tables.iceberg.NightFile;
import io.lakelift.tables.register.ExportNotRegistrable;
import io.lakelift.tables.register.ExportRegistrar;
import io.lakelift.tables.register.FileList;
import io.lakelift.tables.register.Nights;
import io.lakelift.tables.register.OnDamage;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.RegistrationJson;
import io.lakelift.tables.register.RegistrationRules;
import io.lakelift.tables.register.TablesLocation;
import io.lakelift.tables.report.VerificationReport;
import io.lakelift.tables.s3.S3Buckets;
import io.lakelift.tables.s3.S3Location;
import io.lakelift.tables.store.StoreUnusable;
import io.lakelift.tables.verify.ExportVerifier;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Registers exports as Iceberg tables in the Glue Data Catalog. Each export becomes a night of its tables, which
 * Iceberg calls a snapshot.
 */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description =
                "Registers exports in S3 as Iceberg tables of the Glue Data Catalog, without copying a byte: checks"
                        + " their files, writes metadata, and points the tables of the database to it. Each export becomes"
                        + " a night of each table, in the order of their snapshots, and the newest is what readers see.",
        footer = {
            "",
            "AWS_ENDPOINT_URL_GLUE and _S3 send the requests to other servers.",
            "Exit status: 0 each table has its newest night, 1 a table was held or refused, 2 nothing could be"
                    + " registered, or the run did not finish: run it again.",
            "docs/iceberg.md says how to read the tables, and what never to do with them."
        })
final class RegisterCommand implements Callable<Integer> {
    private static final int PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "EXPORT", arity = "1..*", description = "the folders of exports: s3://BUCKET/PREFIX/ID")
    private List<String> exports;

    @Option(names = "--database", required = true, paramLabel = "NAME", description = "a database of the catalog")
    private String database;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "the database's Region (default: as the AWS SDK finds it)")
    private String region;

    @Option(
            names = "--location",
            paramLabel = "s3://…",
            description = "where the tables' metadata is, outside every export (default:"
                    + " s3://BUCKET/lakelift-tables/NAME)")
    private String location;

    @Option(
            names = "--keep-nights",
            paramLabel = "N",
            defaultValue = "7",
            description = "how many nights each table keeps (default: 7)")
    private int keepNights;

    @Option(
            names = "--names",
            paramLabel = "FORM",
            defaultValue = "SCHEMA_TABLE",
            description = "table, schema_table or database_schema_table (default: schema_table)")
    private TableNaming names;

    @Option(
            names = "--on-damage",
            paramLabel = "WHAT",
            defaultValue = "HOLD",
            description = "hold leaves a table with unreadable files at its last whole night, register adds the"
                    + " night without them (default: hold)")
    private OnDamage onDamage;

    @Option(
            names = "--min-rows-change",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description = "how much a table's rows must change to be reported (default: 50)")
    private int minRowsChange;

    @Option(
            names = "--views",
            description = "makes a view NAME_typed of each table, with the database's own types where Parquet has text")
    private boolean views;

    @Option(
            names = "--numeric-scale",
            paramLabel = "N",
            defaultValue = "10",
            description = "the decimals that views give PostgreSQL's numeric, which RDS does not say (default: 10)")
    private int scale;

    @Option(
            names = "--snapshot-time",
            paramLabel = "TIME",
            description =
                    "the time of one export's data, such as 2026-11-20T02:00:00Z, where its manifest does not say")
    private Instant snapshotTime;

    @Option(
            names = "--source",
            paramLabel = "ARN",
            description = "the instance or cluster to count the exports under, where their names do not say it"
                    + " or it has been replaced by another")
    private String source;

    @Option(names = "--json", description = "prints a JSON object for each export")
    private boolean json;

    /** A checked export, with its night and its files. */
    private record Checked(VerificationReport report, ExportNight night, FileList files) {}

    @Override
    public Integer call() {
        requireOptions();
        try {
            String place = TablesLocation.of(Optional.ofNullable(location), database, addresses());
            S3Buckets buckets = S3Buckets.ofThisComputer();
            try (GlueTables catalog = GlueTables.open(database, Optional.ofNullable(region))) {
                List<Checked> nights = new ArrayList<>();
                for (String export : exports) {
                    nights.add(checked(buckets, export));
                }
                nights.sort(Comparator.comparing(checked -> checked.night().snapshotTime()));
                return registered(
                        nights,
                        new ExportRegistrar(
                                catalog,
                                IcebergTables.in(buckets::objects, place, keepNights),
                                new RegistrationRules(
                                        names,
                                        onDamage,
                                        minRowsChange,
                                        views ? OptionalInt.of(scale) : OptionalInt.empty())));
            }
        } catch (FolderUnreadable | CatalogUnusable | StoreUnusable | ExportNotRegistrable unusable) {
            throw new UsageError(unusable.getMessage());
        }
    }

    private int registered(List<Checked> nights, ExportRegistrar registrar) {
        boolean trouble = false;
        for (Checked night : nights) {
            Registration done = registrar.register(night.report(), night.night(), night.files(), Instant.now());
            print(done);
            trouble |= done.hasTrouble();
        }
        return trouble ? 1 : 0;
    }

    private void requireOptions() {
        if (keepNights < 1) {
            throw new UsageError("--keep-nights must be 1 or more, not %d.".formatted(keepNights));
        }
        if (minRowsChange < 0 || minRowsChange > PERCENT) {
            throw new UsageError("--min-rows-change must be 0 to 100 percent, not %d.".formatted(minRowsChange));
        }
        ViewsCommand.requireScale(scale);
        if (region != null) {
            CallerAccount.requireRegion(region);
        }
        if (snapshotTime != null && exports.size() > 1) {
            throw new UsageError("--snapshot-time applies to one export: register the others without it.");
        }
        if (source != null && !isInstanceOrCluster(source)) {
            throw new UsageError(
                    "--source must be the ARN of a DB instance or cluster, such as arn:aws:rds:eu-west-1:123456789012:db:orders, not %s."
                            .formatted(Text.quoted(source)));
        }
        for (String export : exports) {
            if (!S3Location.isMeant(export)) {
                throw new UsageError("%s is not in S3, where engines can read it: give s3://BUCKET/PREFIX/ID."
                        .formatted(Text.quoted(export)));
            }
        }
    }

    private static boolean isInstanceOrCluster(String arn) {
        try {
            ExportSource source = ExportSource.parse(arn);
            return source instanceof ExportSource.Db || source instanceof ExportSource.Cluster;
        } catch (ExportRefused e) {
            return false;
        }
    }

    private List<String> addresses() {
        return exports.stream().map(S3Location::parse).map(S3Location::toString).toList();
    }

    private Checked checked(S3Buckets buckets, String export) {
        FileList files = new FileList();
        try (ExportFolder folder = buckets.folder(export)) {
            VerificationReport report = new ExportVerifier(folder)
                    .verify(
                            new VerifyProgress(out(), err(), json),
                            (table, file, rows) -> files.add(
                                    table, new NightFile(folder.location() + "/" + file.path(), file.bytes(), rows)));
            ExportNight night = Nights.of(report, Optional.ofNullable(snapshotTime));
            return new Checked(report, source == null ? night : night.countedAs(Arn.asStored(source)), files);
        }
    }

    private void print(Registration done) {
        if (json) {
            out().println(Text.json(RegistrationJson.write(done)));
        } else {
            RegisterText.lines(done).forEach(out()::println);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
