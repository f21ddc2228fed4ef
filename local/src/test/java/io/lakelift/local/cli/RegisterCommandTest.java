package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.register.Registration;
import io.lakelift.tables.register.RegistrationJson;
import io.lakelift.tables.register.TableOutcome;
import io.lakelift.tables.register.TableResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code register} says; judges/tables/register.py looks at what it does. */
class RegisterCommandTest {
    private static final Registration DONE = new Registration(
            new ExportNight(
                    "nightly-21",
                    "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-21-03-10",
                    Instant.parse("2026-11-21T02:00:00Z")),
            "lake",
            List.of(
                    new TableResult(
                            "shop.shop.items",
                            Optional.of("shop_items"),
                            TableOutcome.HELD,
                            0,
                            OptionalLong.empty(),
                            List.of("part-0 cannot be read: it is empty."),
                            List.of()),
                    new TableResult(
                            "shop.shop.orders",
                            Optional.of("shop_orders"),
                            TableOutcome.UPDATED,
                            12345,
                            OptionalLong.of(9007199254740993L),
                            List.of("Column \"fax\" (string) is gone."),
                            List.of("shop_orders__2026_11_20"))));

    private final Shell shell = new Shell();

    @Test
    void text_tablesWithTroubleComeLast_andTheSumIsTheLastLine() {
        assertThat(RegisterText.lines(DONE))
                .containsExactly(
                        "updated                 12,345 rows  shop.shop.orders as shop_orders",
                        "    Column \"fax\" (string) is gone.",
                        "    Table shop_orders__2026_11_20 has an older night, with its own columns.",
                        "held                         0 rows  shop.shop.items as shop_items",
                        "    part-0 cannot be read: it is empty.",
                        "nightly-21 of 2026-11-21T02:00:00Z in database lake: 2 tables (1 updated, 1 held).");
        assertThat(DONE.hasTrouble()).isTrue();
    }

    @Test
    void json_snapshotIdIsText_forNumbersOfItsSizeAreRoundedByReaders() throws Exception {
        JsonNode json = new ObjectMapper().readTree(RegistrationJson.write(DONE));

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("exportTaskIdentifier").asText()).isEqualTo("nightly-21");
        assertThat(json.path("snapshotTime").asText()).isEqualTo("2026-11-21T02:00:00Z");
        assertThat(json.path("database").asText()).isEqualTo("lake");
        JsonNode orders = json.path("tables").path(1);
        assertThat(orders.path("snapshotId").isTextual()).isTrue();
        assertThat(orders.path("snapshotId").asText()).isEqualTo("9007199254740993");
        assertThat(orders.path("outcome").asText()).isEqualTo("updated");
        assertThat(orders.path("nights").path(0).asText()).isEqualTo("shop_orders__2026_11_20");
        assertThat(json.path("tables").path(0).has("snapshotId")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            kept/nightly-1 --database lake                          | "kept/nightly-1" is not in S3, where engines can read it: give s3://BUCKET/PREFIX/ID.
            s3://data/ --database lake                                 | "s3://data/" names no folder: give s3://BUCKET/PREFIX/ID, where ID is the export task's identifier.
            s3://data/n/1 --database My-Lake                           | "My-Lake" is not a name for a Glue database that Athena reads: use a-z, 0-9, _ and - only.
            s3://data/n/1 --database lake --keep-nights 0              | --keep-nights must be 1 or more, not 0.
            s3://data/n/1 --database lake --min-rows-change 101        | --min-rows-change must be 0 to 100 percent, not 101.
            s3://data/n/1 s3://data/n/2 --database lake --snapshot-time 2026-11-20T02:00:00Z | --snapshot-time applies to one export: register the others without it.
            s3://data/n/1 --database lake --source orders              | --source must be the ARN of a DB instance or cluster, such as arn:aws:rds:eu-west-1:123456789012:db:orders, not "orders".
            s3://data/n/1 --database lake --location s3://data            | "s3://data" is not a location for tables: give --location as s3://BUCKET/PREFIX.
            s3://data/n/1 --database lake --location s3://data/n          | The tables' metadata in "s3://data/n" and the export in "s3://data/n/1" would overlap, so dropping a table could delete the export: give another --location.
            s3://data/n/1 --database lake --location s3://data/n/1/tables/ | The tables' metadata in "s3://data/n/1/tables" and the export in "s3://data/n/1" would overlap, so dropping a table could delete the export: give another --location.
            """)
    void register_wrongInput_says2InOneSentence(String arguments, String sentence) {
        assertThat(shell.lakelift(("register " + arguments).split(" "))).isEqualTo(2);
        assertThat(shell.err()).isEqualTo(sentence + "\n");
        assertThat(shell.out()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            s3://data/n/1                                     | --database
            --database lake                                | EXPORT
            s3://data/n/1 --database lake --names short       | short
            s3://data/n/1 --database lake --on-damage ignore  | ignore
            s3://data/n/1 --database lake --snapshot-time now | now
            """)
    void register_wrongUsage_says2AndNamesIt(String arguments, String named) {
        assertThat(shell.lakelift(("register " + arguments).split(" "))).isEqualTo(2);
        assertThat(shell.err()).contains(named);
        assertThat(shell.out()).isEmpty();
    }
}
