package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of {@code verify}, on a copy of an export; what is found when, the tests of {@code tables} say. */
class VerifyCommandTest {
    private static final Path FIXTURES = Path.of("../tables/src/test/resources/parquet");
    private static final String ORDERS = "shop/shop.orders/1/part-00000-5f2f-c000.gz.parquet";

    private final Shell shell = new Shell();

    @TempDir
    private Path directory;

    @BeforeEach
    void export() throws Exception {
        write("export_info_nightly-1.json", """
                {"exportTaskIdentifier": "nightly-1", "status": "COMPLETE", "snapshotTime": "2026-11-20T02:00:00Z"}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write("export_tables_info_nightly-1_from_1_to_1.json", """
                {"perTableStatus": [{"target": "shop.shop.orders", "status": "COMPLETE", "sizeGB": 0.25}]}
                """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(ORDERS, Files.readAllBytes(FIXTURES.resolve("mysql-spark.gz.parquet")));
    }

    @Test
    void verify_soundExport_says0AndCounts() {
        assertThat(verify()).isZero();
        assertThat(shell.out()).isEqualTo("""
                        complete                 2 rows       1 files    4.2 kB  shop.shop.orders
                        Nothing is missing or damaged: 1 table, 1 file, 2 rows, 4.2 kB.
                        """);
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void verify_fileCutOff_says1AndNamesIt() throws Exception {
        write(ORDERS, Arrays.copyOf(Files.readAllBytes(FIXTURES.resolve("mysql-spark.gz.parquet")), 1000));

        assertThat(verify()).isEqualTo(1);
        assertThat(shell.out())
                .contains(
                        "damaged                  0 rows       1 files    1.0 kB  shop.shop.orders\n    " + ORDERS
                                + " cannot be read: it does not end as a Parquet file does: it is cut off, or is something else.\n",
                        "\nNot complete: 1 table (1 damaged), 1 file, 0 rows, 1.0 kB.\n");
    }

    @Test
    void verify_json_isOneObject() throws Exception {
        assertThat(verify("--json")).isZero();

        JsonNode report = new ObjectMapper().readTree(shell.out());
        assertThat(report.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(report.path("exportTaskIdentifier").asText()).isEqualTo("nightly-1");
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("rows").asLong()).isEqualTo(2);
        assertThat(report.path("findings")).isEmpty();
        JsonNode table = report.path("tables").path(0);
        assertThat(table.path("name").asText()).isEqualTo("shop.shop.orders");
        assertThat(table.path("status").asText()).isEqualTo("complete");
        assertThat(table.path("columns").path(1).toString())
                .isEqualTo("{\"name\":\"serial_number\",\"type\":\"decimal(20,0)\"}");
        assertThat(shell.out().lines()).hasSize(1);
    }

    @Test
    void verify_noExport_says2InOneSentence() {
        assertThat(shell.lakelift("verify", directory.resolve("typo").toString()))
                .isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("\"%s\" is not a directory: give the folder of an export, or its s3:// address.\n"
                        .formatted(directory.resolve("typo")));
        assertThat(shell.out()).isEmpty();
    }

    @Test
    void verify_bucketOnly_says2InOneSentence() {
        assertThat(shell.lakelift("verify", "s3://my-exports/")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("\"s3://my-exports/\" names no folder: give s3://BUCKET/PREFIX/ID, where ID is the export"
                        + " task's identifier.\n");
    }

    private int verify(String... options) {
        String[] arguments = Arrays.copyOf(new String[] {"verify", directory.toString()}, 2 + options.length);
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.lakelift(arguments);
    }

    private void write(String path, byte[] bytes) throws Exception {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
