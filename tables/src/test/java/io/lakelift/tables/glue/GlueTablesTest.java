package io.lakelift.tables.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueColumn;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.wire.Call;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetTableRequest;
import software.amazon.awssdk.services.glue.model.GetTableResponse;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.glue.model.UpdateTableRequest;
import software.amazon.awssdk.services.glue.model.UpdateTableResponse;

/** The adapter over AWS's own client, against a Glue that keeps versions; on a port, and without. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class GlueTablesTest {
    private static final CatalogTable ORDERS = CatalogTable.fresh("orders")
            .pointingTo(
                    "s3://own/tables/orders/metadata/00000-a.metadata.json",
                    "s3://own/tables/orders",
                    Map.of("lakelift.source-table", "shop.shop.orders"),
                    List.of(new CatalogColumn("ID", "bigint", 1), new CatalogColumn("total", "decimal(10,2)", 2)));

    private final TestGlue glue = new TestGlue();
    private final GlueTables catalog;

    GlueTablesTest(boolean port) {
        glue.cloud().listen();
        catalog = port ? new GlueTables(CloudClients.glue(glue.cloud().glueUri()), TestGlue.DATABASE) : glue.catalog();
    }

    @AfterEach
    void close() {
        catalog.close();
        glue.close();
    }

    /** As deployed, where clients retry. */
    private GlueTables retrying() {
        return new GlueTables(
                GlueClient.builder()
                        .endpointOverride(glue.cloud().glueUri())
                        .region(Region.EU_WEST_1)
                        .credentialsProvider(AnonymousCredentialsProvider.create())
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(override -> override.retryStrategy(retry -> retry.maxAttempts(2)))
                        .build(),
                TestGlue.DATABASE);
    }

    @Test
    void create_table_standsAsAthenaExpectsIt() {
        assertThat(catalog.create(ORDERS)).isTrue();

        GlueTable table = glue.table("orders");
        assertThat(table.type()).contains("EXTERNAL_TABLE");
        assertThat(table.parameters())
                .containsEntry("table_type", "ICEBERG")
                .containsEntry("lakelift.source-table", "shop.shop.orders")
                .containsEntry("metadata_location", "s3://own/tables/orders/metadata/00000-a.metadata.json")
                .doesNotContainKey("previous_metadata_location");
        assertThat(table.location()).contains("s3://own/tables/orders");
        GlueColumn column = table.columns().getFirst();
        assertThat(column.name()).isEqualTo("id");
        assertThat(column.type()).isEqualTo("bigint");
        assertThat(column.parameters()).containsEntry("iceberg.field.id", "1");
    }

    @Test
    void create_isReadBack() {
        catalog.create(ORDERS);

        CatalogTable there = catalog.get("orders").orElseThrow();
        assertThat(there.metadataLocation()).isEqualTo(ORDERS.metadataLocation());
        assertThat(there.location()).isEqualTo(ORDERS.location());
        assertThat(there.properties()).isEqualTo(ORDERS.properties());
    }

    @Test
    void create_view_standsAsAthenaItselfKeepsOne_andIsReadBack() {
        CatalogTable view = CatalogTable.fresh("orders_typed")
                .showing(
                        "/* Presto View: e30= */",
                        Map.of("lakelift.view-of", "orders"),
                        List.of(new CatalogColumn("total", "decimal(10,2)", 0)));

        assertThat(catalog.create(view)).isTrue();

        GlueTable kept = glue.table("orders_typed");
        assertThat(kept.type()).contains("VIRTUAL_VIEW");
        assertThat(kept.viewOriginalText()).contains("/* Presto View: e30= */");
        assertThat(kept.parameters())
                .isEqualTo(Map.of("presto_view", "true", "comment", "Presto View", "lakelift.view-of", "orders"));
        assertThat(kept.columns())
                .containsExactly(new GlueColumn("total", "decimal(10,2)", Optional.empty(), Map.of()));
        CatalogTable read = catalog.get("orders_typed").orElseThrow();
        assertThat(read).usingRecursiveComparison().ignoringFields("version").isEqualTo(view);
    }

    @Test
    void create_nameIsTaken_saysNoAndLeavesIt() {
        glue.put(GlueTable.of("orders", Map.of()).described("of others"));

        assertThat(catalog.create(ORDERS)).isFalse();
        assertThat(glue.table("orders").description()).contains("of others");
    }

    @Test
    void create_answerLost_leavesTheTableBehind() {
        glue.faults().next(FakeGlue.CREATE, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> catalog.create(ORDERS)).isInstanceOf(CatalogUnusable.class);

        assertThat(catalog.get("orders")).isPresent();
        assertThat(glue.glue().calls().of(FakeGlue.CREATE))
                .extracting(Call::outcome)
                .containsExactly(Call.LOST_ANSWER);
    }

    @Test
    void replace_readVersion_keepsWhatPeopleWrote() {
        glue.put(new GlueTable(
                "orders",
                Optional.of("All orders."),
                Optional.empty(),
                Map.of(
                        "table_type", "iceberg",
                        "metadata_location", "s3://own/old.json",
                        "team", "sales",
                        "comment", "one row for each order"),
                Optional.of("s3://own/tables/orders"),
                List.of(new GlueColumn(
                        "id", "int", Optional.of("the number"), Map.of("pii", "no", "iceberg.field.id", "7"))),
                Optional.empty(),
                0));
        CatalogTable read = catalog.get("orders").orElseThrow();

        assertThat(catalog.replace(
                        read,
                        read.pointingTo(
                                "s3://own/new.json",
                                "s3://own/tables/orders",
                                Map.of("lakelift.source-table", "shop.shop.orders"),
                                ORDERS.columns())))
                .isTrue();

        GlueTable table = glue.table("orders");
        assertThat(table.description()).contains("All orders.");
        assertThat(table.parameters())
                .containsEntry("team", "sales")
                .containsEntry("comment", "one row for each order")
                .containsEntry("metadata_location", "s3://own/new.json")
                .containsEntry("previous_metadata_location", "s3://own/old.json");
        assertThat(table.columns().getFirst().comment()).contains("the number");
        assertThat(table.columns().getFirst().type()).isEqualTo("bigint");
        assertThat(table.columns().getFirst().parameters())
                .containsEntry("pii", "no")
                .containsEntry("iceberg.field.id", "1");
        assertThat(table.columns().get(1).comment()).isEmpty();
    }

    /** The fake Glue has no such fields. */
    @Test
    void replace_keepsOwnerAndRetention() {
        List<TableInput> written = new ArrayList<>();
        GlueClient client = new GlueClient() {
            @Override
            public GetTableResponse getTable(GetTableRequest request) {
                return GetTableResponse.builder()
                        .table(table -> table.name("orders")
                                .versionId("3")
                                .owner("sales")
                                .retention(90)
                                .parameters(Map.of()))
                        .build();
            }

            @Override
            public UpdateTableResponse updateTable(UpdateTableRequest request) {
                written.add(request.tableInput());
                return UpdateTableResponse.builder().build();
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        };
        try (GlueTables tables = new GlueTables(client, TestGlue.DATABASE)) {
            CatalogTable read = tables.get("orders").orElseThrow();
            tables.replace(read, read.pointingTo("s3://own/new.json", "s3://own", Map.of(), ORDERS.columns()));
        }
        assertThat(written).extracting(TableInput::owner, TableInput::retention).containsExactly(tuple("sales", 90));
    }

    @Test
    void replace_archivesNoVersion() {
        catalog.create(ORDERS);
        CatalogTable read = catalog.get("orders").orElseThrow();

        assertThat(catalog.replace(read, read)).isTrue();
        assertThat(glue.glue().changes())
                .extracting(FakeGlue.Change::action, FakeGlue.Change::archived)
                .containsExactly(tuple(FakeGlue.CREATE, false), tuple(FakeGlue.UPDATE, false));
    }

    @Test
    void replace_changedSinceItWasRead_saysNoAndLeavesIt() {
        catalog.create(ORDERS);
        CatalogTable read = catalog.get("orders").orElseThrow();
        glue.put(GlueTable.of("orders", Map.of()).described("of others"));

        assertThat(catalog.replace(read, read)).isFalse();
        assertThat(glue.table("orders").description()).contains("of others");
    }

    @Test
    void replace_goneSinceItWasRead_saysNo() {
        catalog.create(ORDERS);
        CatalogTable read = catalog.get("orders").orElseThrow();
        catalog.drop(read);

        assertThat(catalog.replace(read, read)).isFalse();
        assertThat(glue.names()).isEmpty();
    }

    @Test
    void replace_answerLostAndTriedAgain_saysNoAlthoughItWasMade() {
        catalog.create(ORDERS);
        CatalogTable read = catalog.get("orders").orElseThrow();
        glue.faults().next(FakeGlue.UPDATE, 1, new Fault.LoseAnswer());
        try (GlueTables patient = retrying()) {
            assertThat(patient.replace(read, read.pointingTo("s3://own/new.json", "s3://own", Map.of(), List.of())))
                    .isFalse();
        }
        assertThat(glue.pointer("orders")).isEqualTo("s3://own/new.json");
    }

    @Test
    void drop_isGone_andTwiceIsNoError() {
        catalog.create(ORDERS);

        catalog.drop(ORDERS);
        catalog.drop(ORDERS);

        assertThat(catalog.list()).isEmpty();
        assertThat(glue.glue().changes())
                .extracting(FakeGlue.Change::action)
                .containsExactly(FakeGlue.CREATE, FakeGlue.DELETE);
    }

    @Test
    void list_severalPages_hasAll() {
        for (int i = 0; i < 205; i++) {
            glue.put(GlueTable.of("t_%03d".formatted(i), Map.of()));
        }

        assertThat(catalog.list()).map(CatalogTable::name).hasSize(205).contains("t_000", "t_100", "t_204");
        assertThat(glue.glue().calls().of(FakeGlue.LIST)).hasSize(3);
    }

    @Test
    void list_viewsAndHiveTables_haveNoMetadata() {
        glue.put(GlueTable.of("view", Map.of()).ofType("VIRTUAL_VIEW"));
        glue.put(GlueTable.of("hive", Map.of("metadata_location", "s3://own/a.json")));

        assertThat(catalog.list()).map(CatalogTable::metadataLocation).containsOnly(Optional.empty());
    }

    @Test
    void get_none_isEmpty() {
        assertThat(catalog.get("orders")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AccessDeniedException | Table orders in the Glue database "lake" cannot be created (AccessDeniedException: Because): you need glue:GetTables, glue:GetTable, glue:CreateTable, glue:UpdateTable and glue:DeleteTable on it, and Lake Formation's grants if it manages the database.
            EntityNotFoundException | There is no database "lake" in this account's Glue Data Catalog in eu-west-1: check its name and the Region, or create it with aws glue create-database.
            ThrottlingException | Table orders in the Glue database "lake" cannot be created (ThrottlingException: Because): try again.
            InvalidInputException | Table orders in the Glue database "lake" cannot be created (InvalidInputException: Because): Glue rejects a name, column or text that Lakelift expected it to accept: please report it.
            ValidationException | Table orders in the Glue database "lake" cannot be created (ValidationException: Because): Glue rejects a name, column or text that Lakelift expected it to accept: please report it.
            GlueEncryptionException | Table orders in the Glue database "lake" cannot be created (GlueEncryptionException: Because): you need kms:Decrypt, kms:Encrypt and kms:GenerateDataKey on the key of the catalog.
            ResourceNumberLimitExceededException | Table orders in the Glue database "lake" cannot be created (ResourceNumberLimitExceededException: Because): have the limit raised in Service Quotas, or drop tables that nobody needs.
            ExpiredTokenException | Table orders in the Glue database "lake" cannot be created (ExpiredTokenException): log in again, for example with aws sso login.
            """)
    void create_refused_saysWhyAndWhatToDo(String code, String sentence) {
        glue.faults().next(FakeGlue.CREATE, 1, new Fault.Refuse(code, 400, "Because."));

        assertThatThrownBy(() -> catalog.create(ORDERS))
                .isInstanceOf(CatalogUnusable.class)
                .hasMessage(sentence);
    }

    @Test
    @DisabledIfEnvironmentVariable(named = "AWS_REGION", matches = ".+")
    void open_noRegion_isRefused() {
        Map<String, String> nowhere =
                Map.of("aws.configFile", "/nowhere", "aws.profile", "default", "aws.disableEc2Metadata", "true");
        nowhere.forEach(System::setProperty);
        try {
            assertThatThrownBy(() -> GlueTables.open("lake", Optional.empty()))
                    .hasMessage(
                            "No Region is set for the Glue Data Catalog: give --region, or set AWS_REGION to the Region of the database.")
                    .isInstanceOfSatisfying(
                            CatalogUnusable.class,
                            unusable -> assertThat(unusable.isRefused()).isTrue());
        } finally {
            nowhere.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void list_noDatabase_saysSo() {
        try (GlueTables nowhere = new GlueTables(CloudClients.glue(glue.cloud().glueUri()), "nowhere")) {
            assertThatThrownBy(nowhere::list)
                    .isInstanceOf(CatalogUnusable.class)
                    .hasMessageStartingWith("There is no database \"nowhere\" in this account");
        }
    }

    @Test
    void list_throttledOnce_isTriedAgain() {
        glue.faults().next(FakeGlue.LIST, 1, Fault.throttlingException());

        try (GlueTables patient = retrying()) {
            assertThat(patient.list()).isEmpty();
        }
        assertThat(glue.glue().calls().of(FakeGlue.LIST)).hasSize(2);
    }
}
