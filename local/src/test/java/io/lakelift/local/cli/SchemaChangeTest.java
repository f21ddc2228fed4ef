package io.lakelift.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.local.run.NightBefore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two nights, and a migration between them: what the tables hold then, and what the second night's notice says. */
@Timeout(600)
class SchemaChangeTest {
    private static final String DATABASE = SampleAccount.SAMPLE.database();
    private static final String PLACE = "lakelift-tables/" + DATABASE + "/";

    @Test
    void secondNight_movesEveryTable_andSaysWhatIsDifferent() {
        Lab.Night night = Lab.playAll(Scenario.SCHEMA_CHANGE, Lab.event("snapshot.json"));

        assertThat(night.status()).isEqualTo("SUCCEEDED");
        Map<String, GlueTable> tables = night.deployment().cloud().glue().tables(DATABASE);
        assertThat(tables.keySet())
                .containsExactlyInAnyOrder(
                        "orders_customers",
                        "orders_customers__2026_11_19",
                        "orders_order_items",
                        "orders_order_items__2026_11_19",
                        "orders_orders",
                        "orders_orders__2026_11_19");
        assertThat(tables.get("orders_orders").parameters())
                .containsEntry("lakelift.snapshot-arn", SampleAccount.ORDERS)
                .containsEntry("lakelift.snapshot-time", "2026-11-20T03:10:12.345Z");
        assertThat(night.notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.message())
                        .contains(
                                "Table orders.orders.orders: Column \"quantity\" was widened from int to long.",
                                "Table orders.orders.orders: Column \"total\" was changed from decimal(18, 2) to string, which may break"
                                        + " queries.",
                                "Table orders.orders.orders: Column \"discount\" (decimal(9, 2)) is new.",
                                "Table orders.orders.orders: Column \"year\" (int) is gone.",
                                "Tables   3 hold it in the Glue database lakelift"));
    }

    @Test
    void nothingIsWrittenOrDeletedWhereExportsLie() {
        Lab.Night night = Lab.playAll(Scenario.SCHEMA_CHANGE, Lab.event("snapshot.json"));

        assertThat(night.deployment().cloud().s3().written(SampleAccount.BUCKET).keySet())
                .isNotEmpty()
                .allMatch(key -> key.startsWith(PLACE) || key.startsWith("lakelift/lakelift/"));
        assertThat(night.deployment().cloud().s3().deletions()).allMatch(at -> at.contains("/" + PLACE));
        assertThat(night.deployment()
                        .cloud()
                        .s3()
                        .contents(SampleAccount.BUCKET)
                        .keySet())
                .filteredOn(key -> key.endsWith(".gz.parquet"))
                .hasSize(14);
    }

    /** The whole command, with the packaged functions in processes of their own. */
    @Test
    void run_registersTheTables() {
        Shell shell = new Shell();

        assertThat(shell.run(Path.of("../events/snapshot.json"), "--scenario", "schema-change"))
                .isZero();

        assertThat(shell.out())
                .contains("Registered: 3 tables in the Glue database lakelift", "Column \"year\" (int)")
                .contains("Tables   3 hold it in the Glue database lakelift")
                .doesNotContain("2026-11-19T");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:rds:eu-west-1:1:snapshot:rds:orders-2026-11-20-03-10         | arn:aws:rds:eu-west-1:1:snapshot:rds:orders-2026-11-19-03-10
            arn:aws:rds:eu-west-1:1:cluster-snapshot:rds:shop-2026-03-01-03-10   | arn:aws:rds:eu-west-1:1:cluster-snapshot:rds:shop-2026-02-28-03-10
            arn:aws:rds:eu-west-1:1:snapshot:by-hand-2026-11-20-03-10            | arn:aws:rds:eu-west-1:1:snapshot:by-hand-2026-11-20-03-10
            arn:aws:rds:eu-west-1:1:db:orders                                    | arn:aws:rds:eu-west-1:1:db:orders
            """)
    void nightBefore_isOfTheSnapshotBefore(String source, String before) {
        assertThat(NightBefore.of(Map.of("sources", List.of(Map.of("sourceArn", source)), "deep", true)))
                .isEqualTo(Map.of("sources", List.of(Map.of("sourceArn", before)), "deep", true));
    }

    @Test
    void nightBefore_ofASchedule_isScheduledADayEarlier() {
        assertThat(NightBefore.of(Map.of("schedule", Map.of("scheduledTime", "2026-03-01T02:00:00Z"))))
                .isEqualTo(Map.of("schedule", Map.of("scheduledTime", "2026-02-28T02:00:00Z")));
    }
}
