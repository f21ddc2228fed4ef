package io.lakelift.local.cli;

import io.lakelift.export.Text;
import io.lakelift.local.run.UsageError;
import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.folder.ExportFolder;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.register.ExportNotRegistrable;
import io.lakelift.tables.register.TablesLocation;
import io.lakelift.tables.s3.S3Location;
import io.lakelift.tables.verify.ExportOutline;
import io.lakelift.tables.views.AthenaViews;
import io.lakelift.tables.views.DuckDbViews;
import io.lakelift.tables.views.ExportViews;
import io.lakelift.tables.views.ViewDialect;
import io.lakelift.tables.views.ViewedTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Prints a CREATE VIEW statement for each table of an export, for Athena or DuckDB. The views' columns have the
 * database's own types. A table without files gets no view.
 */
@Command(
        name = "views",
        mixinStandardHelpOptions = true,
        description =
                "Prints a CREATE VIEW statement for each table of an export, one a line, that gives columns the database's"
                        + " own types where Parquet has text: numbers, dates, timestamps. What a type cannot hold"
                        + " is NULL. Reads one file of each table and changes nothing.",
        footer = {
            "",
            "AWS_ENDPOINT_URL_S3 sends the requests to another server.",
            "Exit status: 0 each table that has files has its view, 1 one has none, or one without types, 2 the folder"
                    + " cannot be read, or is not of a complete export. Standard error says which tables have none.",
            "docs/iceberg.md says what becomes of each type, and what becomes NULL."
        })
final class ViewsCommand implements Callable<Integer> {
    private static final int LONGEST = 1000;

    /** The query engine whose SQL is printed. */
    enum Engine {
        ATHENA,
        DUCKDB
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EXPORT",
            description = "the folder of one export: s3://BUCKET/PREFIX/ID, or a directory with a copy of it")
    private String export;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "ATHENA",
            description = "athena for views of registered tables, duckdb for views of the export's files (default:"
                    + " athena)")
    private Engine engine;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "the database that the tables were registered in; for Athena")
    private String database;

    @Option(
            names = "--names",
            paramLabel = "FORM",
            defaultValue = "SCHEMA_TABLE",
            description = "how the tables were named: table, schema_table or database_schema_table (default:"
                    + " schema_table)")
    private TableNaming names;

    @Option(
            names = "--numeric-scale",
            paramLabel = "N",
            defaultValue = "10",
            description = "the decimals of PostgreSQL's numeric, which RDS does not say (default: 10)")
    private int scale;

    @Override
    public Integer call() {
        requireOptions();
        try (ExportFolder folder = ExportArgument.folder(export)) {
            ViewDialect dialect = dialect();
            ExportOutline outline = ExportOutline.of(folder);
            outline.incomplete().ifPresent(why -> {
                throw new UsageError("%s has no views: %s".formatted(Text.quoted(export), why));
            });
            return print(ExportViews.of(outline, dialect, names, scale));
        } catch (FolderUnreadable | ExportNotRegistrable unusable) {
            throw new UsageError(unusable.getMessage());
        }
    }

    private void requireOptions() {
        requireScale(scale);
        if (engine == Engine.ATHENA && database == null) {
            throw new UsageError("Athena's views are of registered tables: give the database as --database NAME, or"
                    + " --engine duckdb for views of the files.");
        }
        if (engine == Engine.DUCKDB && database != null) {
            throw new UsageError("DuckDB's views are of the export's files: leave out --database.");
        }
    }

    static void requireScale(int scale) {
        if (scale < 0 || scale > ViewedTable.MOST_DECIMALS) {
            throw new UsageError("--numeric-scale must be 0 to 38, not %d.".formatted(scale));
        }
    }

    private ViewDialect dialect() {
        if (database == null) {
            return new DuckDbViews(
                    S3Location.isMeant(export)
                            ? S3Location.parse(export).toString()
                            : ExportArgument.directory(export)
                                    .toAbsolutePath()
                                    .normalize()
                                    .toString());
        }
        TablesLocation.requireDatabase(database);
        return new AthenaViews(database);
    }

    private int print(ExportViews views) {
        views.views().forEach(view -> spec.commandLine().getOut().println(view + ";"));
        views.empty().forEach(this::say);
        views.troubles().forEach(this::say);
        return views.troubles().isEmpty() ? 0 : 1;
    }

    private void say(String sentence) {
        spec.commandLine().getErr().println(Text.shown(sentence, LONGEST));
    }
}
