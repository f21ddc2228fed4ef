package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see of {@code views}; which type becomes what, the tests of {@code tables} say. */
class ViewsCommandTest {
    private static final Path FIXTURES = Path.of("../tables/src/test/resources/parquet");

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @BeforeEach
    void export() throws Exception {
        info("COMPLETE");
        write("export_tables_info_nightly-1_from_1_to_2.json", """
                {"perTableStatus": [
                  {"target": "shop.public.orders", "status": "COMPLETE", "sizeGB": 0.25, "schemaMetadata": {"originalTypeMappings": [
                    {"columnName": "total", "originalType": "numeric"}, {"columnName": "created", "originalType": "date"}]}},
                  {"target": "shop.public.drafts", "status": "COMPLETE", "sizeGB": 0.000015}]}
                """.getBytes(StandardCharsets.UTF_8));
        write(
                "shop/public.orders/1/part-00000-5f2f-c000.gz.parquet",
                Files.readAllBytes(FIXTURES.resolve("postgres-spark.gz.parquet")));
    }

    @Test
    void views_athena_areStatementsOneALine_andTablesWithoutFilesAreReported() {
        assertThat(views("--database", "lake")).isZero();
        assertThat(shell.out()).isEqualTo("""
                        CREATE OR REPLACE VIEW "lake"."public_orders_typed" AS SELECT "id", "quantity", "small", "ratio", "real", "paid", \
                        "payload", TRY_CAST("total" AS decimal(38,10)) AS "total", TRY_CAST(regexp_extract("created", \
                        '^[0-9]{4,6}-[0-9]{2}-[0-9]{2}$') AS date) AS "created", "tags" FROM "lake"."public_orders";
                        """);
        assertThat(shell.err()).isEqualTo("\"shop.public.drafts\" has no view, as it has no file.\n");
    }

    @Test
    void views_duckdb_areOverTheFiles() {
        assertThat(views("--engine", "duckdb", "--names", "table", "--numeric-scale", "2"))
                .isZero();
        assertThat(shell.out())
                .startsWith("CREATE OR REPLACE VIEW \"orders_typed\" AS SELECT \"id\", ")
                .contains("TRY_CAST(\"total\" AS DECIMAL(38,2)) AS \"total\"")
                .endsWith(" FROM read_parquet('%s/shop/public.orders/**/*.parquet', hive_partitioning = false);\n"
                        .formatted(directory));
    }

    @Test
    void views_tableThatCannotBeRead_says1AndNamesIt() throws Exception {
        write("shop/public.orders/1/part-00000-5f2f-c000.gz.parquet", new byte[] {1, 2, 3});

        assertThat(views("--database", "lake")).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err())
                .contains(
                        "\"shop.public.orders\" has no view: shop/public.orders/1/part-00000-5f2f-c000.gz.parquet cannot"
                                + " be read: ");
    }

    @Test
    void views_exportThatFailed_says2InOneSentence() throws Exception {
        info("FAILED");

        assertThat(views("--database", "lake")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("\"%s\" has no views: RDS says that the status of this export is FAILED.\n"
                        .formatted(directory));
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void views_noExport_says2InOneSentence() {
        Path typo = directory.resolve("typo");

        assertThat(shell.lakelift("views", typo.toString(), "--database", "lake"))
                .isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("\"%s\" is not a directory: give the folder of an export, or its s3:// address.\n"
                        .formatted(typo));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            s3://data/n/1                                | Athena's views are of registered tables: give the database as --database NAME, or --engine duckdb for views of the files.
            s3://data/n/1 --engine duckdb --database lake   | DuckDB's views are of the export's files: leave out --database.
            s3://data/n/1 --database lake --numeric-scale 39 | --numeric-scale must be 0 to 38, not 39.
            s3://data/n/1 --database lake --numeric-scale -1 | --numeric-scale must be 0 to 38, not -1.
            s3://data/ --database lake                   | "s3://data/" names no folder: give s3://BUCKET/PREFIX/ID, where ID is the export task's identifier.
            """)
    void views_wrongInput_says2InOneSentence(String arguments, String sentence) {
        assertThat(shell.lakelift(("views " + arguments).split(" "))).isEqualTo(2);
        assertThat(shell.err()).isEqualTo(sentence + "\n");
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void views_nameOfNoDatabase_says2InOneSentence() {
        assertThat(views("--database", "My-Lake")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo(
                        "\"My-Lake\" is not a name for a Glue database that Athena reads: use a-z, 0-9, _ and - only.\n");
    }

    private int views(String... options) {
        String[] arguments = Arrays.copyOf(new String[] {"views", directory.toString()}, 2 + options.length);
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.lakelift(arguments);
    }

    private void info(String status) throws Exception {
        write("export_info_nightly-1.json", """
                {"exportTaskIdentifier": "nightly-1", "status": "%s", "snapshotTime": "2026-11-20T02:00:00Z"}
                """.formatted(status).getBytes(StandardCharsets.UTF_8));
    }

    private void write(String path, byte[] bytes) throws Exception {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
