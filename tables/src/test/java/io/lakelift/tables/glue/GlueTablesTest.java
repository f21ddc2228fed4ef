package io.lakelift.tables.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapter over the wire. */
class GlueTablesTest {
    private static final CatalogTable ORDERS = CatalogTable.fresh("orders")
            .pointingTo(
                    "s3://own/tables/orders/metadata/00000-a.metadata.json",
                    "s3://own/tables/orders",
                    Map.of("lakelift.source-table", "shop.shop.orders"),
                    List.of(new CatalogColumn("ID", "bigint", 1), new CatalogColumn("total", "decimal(10,2)", 2)));

    private final GlueServer glue = new GlueServer();
    private final GlueTables catalog = glue.catalog();

    @AfterEach
    void close() {
        catalog.close();
        glue.close();
    }

    @Test
    void create_table_standsAsAthenaExpectsIt() {
        assertThat(catalog.create(ORDERS)).isTrue();

        JsonNode table = glue.table("orders");
        assertThat(table.path("TableType").asText()).isEqualTo("EXTERNAL_TABLE");
        assertThat(table.path("Parameters").toString())
                .contains("\"table_type\":\"ICEBERG\"", "\"lakelift.source-table\":\"shop.shop.orders\"")
                .contains("\"metadata_location\":\"s3://own/tables/orders/metadata/00000-a.metadata.json\"")
                .doesNotContain("previous_metadata_location");
        assertThat(table.at("/StorageDescriptor/Location").asText()).isEqualTo("s3://own/tables/orders");
        JsonNode column = table.at("/StorageDescriptor/Columns/0");
        assertThat(column.path("Name").asText()).isEqualTo("id");
        assertThat(column.path("Type").asText()).isEqualTo("bigint");
        assertThat(column.at("/Parameters/iceberg.field.id").asText()).isEqualTo("1");
    }

    @Test
    void create_view_standsAsAthenaItselfKeepsOne_andIsReadBack() {
        CatalogTable view = CatalogTable.fresh("orders_typed")
                .showing(
                        "/* Presto View: e30= */",
                        Map.of("lakelift.view-of", "orders"),
                        List.of(new CatalogColumn("total", "decimal(10,2)", 0)));

        assertThat(catalog.create(view)).isTrue();

        JsonNode kept = glue.table("orders_typed");
        assertThat(kept.path("TableType").asText()).isEqualTo("VIRTUAL_VIEW");
        assertThat(kept.path("ViewOriginalText").asText()).isEqualTo("/* Presto View: e30= */");
        assertThat(kept.path("ViewExpandedText").asText()).isEqualTo("/* Presto View */");
        assertThat(kept.path("Parameters").properties())
                .map(parameter ->
                        parameter.getKey() + "=" + parameter.getValue().asText())
                .containsExactlyInAnyOrder("presto_view=true", "comment=Presto View", "lakelift.view-of=orders");
        assertThat(kept.at("/StorageDescriptor/Columns").toString())
                .isEqualTo("[{\"Name\":\"total\",\"Type\":\"decimal(10,2)\"}]");
        CatalogTable read = catalog.get("orders_typed").orElseThrow();
        assertThat(read).usingRecursiveComparison().ignoringFields("version").isEqualTo(view);
    }

    @Test
    void create_nameIsTaken_saysNoAndLeavesIt() {
        glue.put("{\"Name\": \"orders\", \"Description\": \"of others\"}");

        assertThat(catalog.create(ORDERS)).isFalse();
        assertThat(glue.table("orders").path("Description").asText()).isEqualTo("of others");
    }

    @Test
    void replace_readVersion_keepsWhatPeopleWrote() {
        glue.put("""
                {"Name": "orders", "Description": "All orders.",
                 "Parameters": {"table_type": "iceberg", "metadata_location": "s3://own/old.json", "team": "sales"},
                 "StorageDescriptor": {"Location": "s3://own/tables/orders",
                   "Columns": [{"Name": "id", "Type": "int", "Comment": "the number"}]}}
                """);
        CatalogTable read = catalog.get("orders").orElseThrow();

        assertThat(catalog.replace(
                        read,
                        read.pointingTo(
                                "s3://own/new.json",
                                "s3://own/tables/orders",
                                Map.of("lakelift.source-table", "shop.shop.orders"),
                                ORDERS.columns())))
                .isTrue();

        JsonNode table = glue.table("orders");
        assertThat(table.path("Description").asText()).isEqualTo("All orders.");
        assertThat(table.at("/Parameters/team").asText()).isEqualTo("sales");
        assertThat(table.at("/Parameters/metadata_location").asText()).isEqualTo("s3://own/new.json");
        assertThat(table.at("/Parameters/previous_metadata_location").asText()).isEqualTo("s3://own/old.json");
        assertThat(table.at("/StorageDescriptor/Columns/0/Comment").asText()).isEqualTo("the number");
        assertThat(table.at("/StorageDescriptor/Columns/0/Type").asText()).isEqualTo("bigint");
        assertThat(table.at("/StorageDescriptor/Columns/1").has("Comment")).isFalse();
    }

    @Test
    void replace_changedSinceItWasRead_saysNoAndLeavesIt() {
        catalog.create(ORDERS);
        CatalogTable read = catalog.get("orders").orElseThrow();
        glue.put("{\"Name\": \"orders\", \"Description\": \"of others\"}");

        assertThat(catalog.replace(read, read)).isFalse();
        assertThat(glue.table("orders").path("Description").asText()).isEqualTo("of others");
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
        glue.after("UpdateTable", () -> {
            throw new GlueServer.Refusal(500, "InternalServiceException", "Oops.");
        });
        try (GlueTables patient = glue.catalog(2)) {
            assertThat(patient.replace(read, read.pointingTo("s3://own/new.json", "s3://own", Map.of(), List.of())))
                    .isFalse();
        }
        assertThat(glue.pointer("orders")).isEqualTo("s3://own/new.json");
    }

    @Test
    void drop_gone_isNoError() {
        catalog.drop(ORDERS);

        assertThat(glue.calls()).containsExactly("DeleteTable");
    }

    @Test
    void list_severalPages_hasAll() {
        for (int i = 0; i < 250; i++) {
            glue.put("{\"Name\": \"t_%03d\"}".formatted(i));
        }

        assertThat(catalog.list()).map(CatalogTable::name).hasSize(250).contains("t_000", "t_100", "t_249");
        assertThat(glue.calls()).containsExactly("GetTables", "GetTables", "GetTables");
    }

    @Test
    void list_viewsAndHiveTables_haveNoMetadata() {
        glue.put("{\"Name\": \"view\", \"TableType\": \"VIRTUAL_VIEW\", \"ViewOriginalText\": \"/* Presto View */\"}");
        glue.put("{\"Name\": \"hive\", \"Parameters\": {\"metadata_location\": \"s3://own/a.json\"}}");

        assertThat(catalog.list()).map(CatalogTable::metadataLocation).containsOnly(Optional.empty());
    }

    @Test
    void get_none_isEmpty() {
        assertThat(catalog.get("orders")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            AccessDeniedException | Table orders in the Glue database "lake" cannot be made (AccessDeniedException: Because): you need glue:GetTables, glue:GetTable, glue:CreateTable, glue:UpdateTable and glue:DeleteTable on it, and where Lake Formation rules, its grants.
            EntityNotFoundException | There is no database "lake" in this account and Region's Glue Data Catalog: check its name, or create it with aws glue create-database.
            ThrottlingException | Table orders in the Glue database "lake" cannot be made (ThrottlingException: Because): try again.
            InvalidInputException | Table orders in the Glue database "lake" cannot be made (InvalidInputException: Because): Glue takes no such name or column, which Lakelift did not expect: please report it.
            GlueEncryptionException | Table orders in the Glue database "lake" cannot be made (GlueEncryptionException: Because): you need kms:Decrypt, kms:Encrypt and kms:GenerateDataKey on the key of the catalog.
            ResourceNumberLimitExceededException | Table orders in the Glue database "lake" cannot be made (ResourceNumberLimitExceededException: Because): have the limit raised in Service Quotas, or drop tables that nobody needs.
            ExpiredTokenException | Table orders in the Glue database "lake" cannot be made (ExpiredTokenException): log in again, for example with aws sso login.
            """)
    void create_refused_saysWhyAndWhatToDo(String code, String sentence) {
        glue.before("CreateTable", () -> {
            throw new GlueServer.Refusal(400, code, "Because.");
        });

        assertThatThrownBy(() -> catalog.create(ORDERS))
                .isInstanceOf(CatalogUnusable.class)
                .hasMessage(sentence);
    }

    @Test
    void list_noDatabase_saysSo() {
        glue.before("GetTables", () -> {
            throw new GlueServer.Refusal(400, "EntityNotFoundException", "Database lake not found.");
        });

        assertThatThrownBy(catalog::list)
                .isInstanceOf(CatalogUnusable.class)
                .hasMessageStartingWith("There is no database \"lake\" in this account");
    }

    @Test
    void list_throttledOnce_isTriedAgain() {
        glue.before("GetTables", () -> {
            throw new GlueServer.Refusal(400, "ThrottlingException", "Rate exceeded.");
        });

        try (GlueTables patient = glue.catalog(2)) {
            assertThat(patient.list()).isEmpty();
        }
        assertThat(glue.calls()).containsExactly("GetTables", "GetTables");
    }
}
