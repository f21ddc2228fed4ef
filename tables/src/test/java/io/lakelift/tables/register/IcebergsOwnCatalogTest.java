package io.lakelift.tables.register;

import static io.lakelift.tables.register.Lake.export;
import static io.lakelift.tables.register.Lake.file;
import static io.lakelift.tables.register.Lake.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.glue.TestGlue;
import io.lakelift.tables.iceberg.BucketFileIO;
import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.ValidationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Spark, Trino and others use to reach a Glue Data Catalog takes Lakelift's tables for its own. */
class IcebergsOwnCatalogTest {
    private static final String ORDERS = "shop.public.orders";
    private static final TableIdentifier NAME = TableIdentifier.of(TestGlue.DATABASE, "public_orders");

    private final Lake lake = new Lake();
    private final Catalog catalog;

    IcebergsOwnCatalogTest() {
        BucketFileIO.over(lake.bucket.store());
        lake.glue.cloud().listen();
        catalog = CatalogUtil.loadCatalog(
                "org.apache.iceberg.aws.glue.GlueCatalog",
                "glue",
                Map.ofEntries(
                        Map.entry("warehouse", "s3://own/warehouse"),
                        Map.entry("io-impl", BucketFileIO.class.getName()),
                        Map.entry("http-client.type", "urlconnection"),
                        Map.entry("glue.endpoint", lake.glue.cloud().glueUri().toString()),
                        Map.entry("client.region", "eu-west-1"),
                        Map.entry("client.credentials-provider", Credentials.class.getName())),
                null);
        lake.register(20, table(20, ORDERS, "id bigint, note string", 2));
        lake.register(21, table(21, ORDERS, "id bigint", 3));
    }

    /** Found by its name. */
    public static final class Credentials implements software.amazon.awssdk.auth.credentials.AwsCredentialsProvider {
        public static Credentials create() {
            return new Credentials();
        }

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            return software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create("x", "x");
        }
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void loadTable_hasTheNewestNightAndTheOlderOnes() {
        assertThat(catalog.listTables(NAME.namespace()))
                .map(TableIdentifier::name)
                .containsExactlyInAnyOrder("public_orders", "public_orders__2026_11_20");
        Table orders = catalog.loadTable(NAME);

        assertThat(orders.schema().columns()).map(column -> column.name()).containsExactly("id");
        assertThat(orders.snapshots()).hasSize(2);
        assertThat(orders.refs()).containsKeys("export_export-20", "export_export-21");
        Table older = catalog.loadTable(TableIdentifier.of(TestGlue.DATABASE, "public_orders__2026_11_20"));
        assertThat(older.schema().columns()).map(column -> column.name()).containsExactly("id", "note");
    }

    @Test
    void commit_isTakenAndTheNextNightReplacesIt() {
        Table orders = catalog.loadTable(NAME);
        orders.newAppend().appendFile(theirs(orders)).commit();
        assertThat(catalog.loadTable(NAME).currentSnapshot().summary()).containsEntry("total-records", "35");

        TableResult result =
                lake.register(22, table(22, ORDERS, "id bigint", 1)).tables().getFirst();

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(result.sentences())
                .contains("Another program had written to the table; this night replaces what it wrote.");
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), export(21), export(22));
        assertThat(lake.read("public_orders").files(export(22))).containsExactly(file(export(22), ORDERS, 0));
        assertThat(catalog.loadTable(NAME).currentSnapshot().summary()).containsEntry("total-records", "10");
    }

    @Test
    void commit_whileANightComesIn_isRefusedOnceAndThenGoesOnTopOfIt() {
        Table orders = catalog.loadTable(NAME);
        lake.glue
                .faults()
                .next(FakeGlue.UPDATE, 1, new Fault.Before(() -> lake.register(22, table(22, ORDERS, "id bigint", 1))));

        orders.newAppend().appendFile(theirs(orders)).commit();

        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), export(21), export(22), "?");
        assertThat(lake.read("public_orders").files(export(22))).containsExactly(file(export(22), ORDERS, 0));
        assertThat(catalog.loadTable(NAME).currentSnapshot().summary()).containsEntry("total-records", "15");
    }

    private static DataFile theirs(Table table) {
        return DataFiles.builder(table.spec())
                .withPath("s3://theirs/a.parquet")
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(10)
                .withRecordCount(5)
                .build();
    }

    @Test
    void expireSnapshots_isRefused_forItWouldDeleteTheExport() {
        assertThatThrownBy(() -> catalog.loadTable(NAME)
                        .expireSnapshots()
                        .expireOlderThan(Long.MAX_VALUE)
                        .commit())
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("GC is disabled");
    }
}
