package io.lakelift.tables.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.TestClock;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueError;
import io.lakelift.fakes.wire.Call;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.catalog.CatalogColumn;
import io.lakelift.tables.catalog.CatalogTable;
import io.lakelift.tables.catalog.CatalogUnusable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The adapter of the catalog over AWS's own client, against a Glue that keeps versions; on a port, and without. */
@ParameterizedClass
@ValueSource(booleans = {true, false})
class GlueAdapterTest {
    private static final String DATABASE = SampleAccount.SAMPLE.database();

    private final TestClock clock = new TestClock();
    private final FakeCloud cloud = new FakeCloud(clock, clock::advance).listen();

    private final GlueTables glue;

    GlueAdapterTest(boolean port) {
        glue = new GlueTables(port ? CloudClients.glue(cloud.glueUri()) : CloudClients.glue(() -> cloud), DATABASE);
    }

    @AfterEach
    void close() {
        glue.close();
        cloud.close();
    }

    @Test
    void created_isReadBack_andTwiceIsNot() {
        assertThat(glue.get("orders")).isEmpty();
        assertThat(glue.create(pointed(CatalogTable.fresh("orders"), "1"))).isTrue();
        assertThat(glue.create(pointed(CatalogTable.fresh("orders"), "2"))).isFalse();

        CatalogTable there = glue.get("orders").orElseThrow();
        assertThat(there.metadataLocation()).contains("s3://lake/orders/1.json");
        assertThat(there.location()).contains("s3://lake/orders");
        assertThat(there.properties()).containsExactly(Map.entry("owner", "lakelift"));
        assertThat(cloud.glue().tables(DATABASE)).hasEntrySatisfying("orders", kept -> {
            assertThat(kept.type()).contains("EXTERNAL_TABLE");
            assertThat(kept.parameters()).containsEntry("table_type", "ICEBERG");
            assertThat(kept.columns()).singleElement().satisfies(column -> {
                assertThat(column.name()).isEqualTo("id");
                assertThat(column.type()).isEqualTo("bigint");
                assertThat(column.parameters()).containsEntry("iceberg.field.id", "1");
            });
        });
    }

    @Test
    void change_ofAVersionThatIsNoLongerThere_isLost() {
        glue.create(pointed(CatalogTable.fresh("orders"), "1"));
        CatalogTable read = glue.get("orders").orElseThrow();

        assertThat(glue.replace(read, pointed(read, "2"))).isTrue();
        assertThat(glue.replace(read, pointed(read, "3"))).isFalse();

        assertThat(glue.get("orders").orElseThrow().metadataLocation()).contains("s3://lake/orders/2.json");
        assertThat(cloud.glue().tables(DATABASE))
                .hasEntrySatisfying(
                        "orders",
                        kept -> assertThat(kept.parameters())
                                .containsEntry("previous_metadata_location", "s3://lake/orders/1.json"));
    }

    @Test
    void list_hasEveryTable_pageByPage() {
        for (int i = 0; i < 205; i++) {
            glue.create(pointed(CatalogTable.fresh("t%03d".formatted(i)), "1"));
        }

        assertThat(glue.list()).extracting(CatalogTable::name).hasSize(205).contains("t000", "t100", "t204");
        assertThat(cloud.glue().calls().of(FakeGlue.LIST)).hasSize(3);
    }

    @Test
    void dropped_isGone_alsoTwice() {
        glue.create(pointed(CatalogTable.fresh("orders"), "1"));
        CatalogTable read = glue.get("orders").orElseThrow();

        glue.drop(read);
        glue.drop(read);

        assertThat(glue.list()).isEmpty();
        assertThat(cloud.glue().changes())
                .extracting(FakeGlue.Change::action)
                .containsExactly(FakeGlue.CREATE, FakeGlue.DELETE);
    }

    @Test
    void lostAnswer_leavesTheChangeBehind() {
        cloud.glue().faults().next(FakeGlue.CREATE, 1, new Fault.LoseAnswer());

        assertThatThrownBy(() -> glue.create(pointed(CatalogTable.fresh("orders"), "1")))
                .isInstanceOf(CatalogUnusable.class);

        assertThat(glue.get("orders")).isPresent();
        assertThat(cloud.glue().calls().of(FakeGlue.CREATE))
                .extracting(Call::outcome)
                .containsExactly(Call.LOST_ANSWER);
    }

    @Test
    void missingDatabase_andRefusal_sayWhatToDo() {
        try (GlueTables nowhere = new GlueTables(CloudClients.glue(cloud.glueUri()), "nowhere")) {
            assertThatThrownBy(nowhere::list)
                    .hasMessageStartingWith("There is no database \"nowhere\" in this account");
        }
        cloud.glue().faults().next(FakeGlue.LIST, 1, GlueError.ACCESS_DENIED.fault("not authorized"));
        assertThatThrownBy(() -> glue.list()).hasMessageContaining("you need glue:GetTables");
    }

    private static CatalogTable pointed(CatalogTable table, String metadata) {
        return table.pointingTo(
                "s3://lake/%s/%s.json".formatted(table.name(), metadata),
                "s3://lake/" + table.name(),
                Map.of("owner", "lakelift"),
                List.of(new CatalogColumn("id", "bigint", 1, Optional.empty())));
    }
}
