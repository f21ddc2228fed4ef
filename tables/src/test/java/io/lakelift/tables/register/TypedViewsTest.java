package io.lakelift.tables.register;

import static io.lakelift.tables.register.Lake.night;
import static io.lakelift.tables.register.Lake.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueColumn;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.glue.TestGlue;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The views that a registration makes beside its tables; that Trino reads them, judges/tables/register.py looks at. */
class TypedViewsTest {
    private static final String ORDERS = "shop.public.orders";
    private static final String VIEW = "public_orders_typed";
    private static final String COLUMNS = "id bigint, total string, day string";
    private static final String TYPES = "id bigint, total numeric, day date";

    private final Lake lake = new Lake().views(2);

    @AfterEach
    void close() {
        lake.close();
    }

    private TableResult orders(int day, String columns, String types) {
        return lake.register(day, table(day, ORDERS, columns, 1).mapped(types))
                .tables()
                .getFirst();
    }

    private JsonNode shown() throws IOException {
        Matcher text = Pattern.compile("/\\* Presto View: (\\S+) \\*/")
                .matcher(lake.glue.table(VIEW).viewOriginalText().orElseThrow());
        assertThat(text.matches()).isTrue();
        return new ObjectMapper().readTree(Base64.getDecoder().decode(text.group(1)));
    }

    private List<String> hiveTypes() {
        return lake.glue.table(VIEW).columns().stream().map(GlueColumn::type).toList();
    }

    @Test
    void eachTable_getsAViewInTheDatabasesTypes() throws IOException {
        assertThat(orders(20, COLUMNS, TYPES).sentences()).isEmpty();

        assertThat(shown().toString())
                .isEqualTo(
                        "{\"originalSql\":\"SELECT \\\"id\\\", TRY_CAST(\\\"total\\\" AS decimal(38,2)) AS \\\"total\\\","
                                + " TRY_CAST(regexp_extract(\\\"day\\\", '^[0-9]{4,6}-[0-9]{2}-[0-9]{2}$') AS date) AS \\\"day\\\""
                                + " FROM \\\"lake\\\".\\\"public_orders\\\"\",\"catalog\":\"awsdatacatalog\",\"schema\":\"lake\","
                                + "\"columns\":[{\"name\":\"id\",\"type\":\"bigint\"},{\"name\":\"total\",\"type\":\"decimal(38,2)\"},"
                                + "{\"name\":\"day\",\"type\":\"date\"}],\"runAsInvoker\":true}");
        assertThat(hiveTypes()).containsExactly("bigint", "decimal(38,2)", "date");
        assertThat(lake.glue.table(VIEW).parameters()).containsEntry("lakelift.view-of", "public_orders");
    }

    @Test
    void sameNightAgain_leavesTheViewAlone() {
        orders(20, "ID bigint, total string", TYPES);
        orders(20, "ID bigint, total string", TYPES);

        assertThat(lake.glue.glue().calls().count(FakeGlue.UPDATE)).isZero();
    }

    @Test
    void noViewsAreWanted_makesNone() {
        try (Lake without = new Lake()) {
            without.register(20, table(20, ORDERS, COLUMNS, 1).mapped(TYPES));

            assertThat(without.glue.names()).containsExactly("public_orders");
        }
    }

    @Test
    void nextNight_givesTheViewItsColumns_andKeepsWhatPeopleWrote() throws IOException {
        orders(20, COLUMNS, TYPES);
        lake.glue.put(lake.glue.table(VIEW).described("All."));

        assertThat(orders(21, COLUMNS + ", paid boolean", TYPES).sentences()).noneMatch(said -> said.contains("view"));

        assertThat(shown().path("columns").findValuesAsText("name")).containsExactly("id", "total", "day", "paid");
        assertThat(lake.glue.table(VIEW).description()).contains("All.");
    }

    @Test
    void olderNightThatIsLate_leavesTheView() throws IOException {
        orders(21, COLUMNS, TYPES);
        orders(20, "id bigint", "id bigint");

        assertThat(hiveTypes()).containsExactly("bigint", "decimal(38,2)", "date");
    }

    @Test
    void newerNightMovesBetweenTheTableAndItsView_leavesTheNewersView() {
        lake.glue
                .faults()
                .next(
                        FakeGlue.CREATE,
                        1,
                        new Fault.After(() -> lake.register(
                                21, table(21, ORDERS, "id bigint", 1).mapped("id bigint"))));

        orders(20, COLUMNS, TYPES);

        assertThat(hiveTypes()).containsExactly("bigint");
    }

    @Test
    void newerNightMovesWhileTheViewIsChanged_leavesTheNewersView() {
        orders(19, COLUMNS, TYPES);
        Runnable newer = () ->
                lake.register(21, table(21, ORDERS, "id bigint, day string", 1).mapped(TYPES));
        lake.glue.faults().next(FakeGlue.UPDATE, 1, new Fault.Pass()).next(FakeGlue.UPDATE, 1, new Fault.Before(newer));

        orders(20, "id bigint", TYPES);

        assertThat(hiveTypes()).containsExactly("bigint", "date");
    }

    @Test
    void registrationThatWasCutOffBeforeTheView_isCompletedByDoingItAgain() {
        orders(20, COLUMNS, TYPES);
        lake.glue.glue().delete(TestGlue.DATABASE, VIEW);

        assertThat(orders(20, COLUMNS, TYPES).outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(hiveTypes()).hasSize(3);
    }

    @Test
    void whatHasThatName_isLeftAlone() {
        GlueTable theirs = GlueTable.of(VIEW, Map.of()).ofType("VIRTUAL_VIEW");
        lake.glue.put(theirs);

        TableResult result = orders(20, COLUMNS, TYPES);

        assertThat(result.outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(result.sentences())
                .containsExactly(
                        "It has no view \"public_orders_typed\" because what has that name in the catalog is not"
                                + " Lakelift's: rename it.");
        assertThat(lake.glue.table(VIEW)).isEqualTo(theirs);
    }

    @Test
    void tableOfThatName_comesFirst() {
        Registration done = lake.register(
                20,
                table(20, ORDERS, COLUMNS, 1).mapped(TYPES),
                table(20, "shop.public.orders_typed", "id bigint", 1).mapped("id bigint"));

        assertThat(done.tables()).map(TableResult::outcome).containsOnly(TableOutcome.CREATED);
        assertThat(done.tables().getFirst().sentences())
                .containsExactly("It has no view \"public_orders_typed\" because a table has that name.");
        assertThat(lake.glue.table(VIEW).type()).contains("EXTERNAL_TABLE");
        assertThat(lake.glue.names()).contains("public_orders_typed_typed");
    }

    @Test
    void tableThatGetsTheNameOfAView_isRefusedUntilAPersonRemovesTheView() {
        orders(20, COLUMNS, TYPES);

        Lake.Part[] both = {
            table(21, ORDERS, COLUMNS, 1).mapped(TYPES),
            table(21, "shop.public.orders_typed", "id bigint", 1).mapped("id bigint")
        };

        Registration refused = lake.register(21, both);
        assertThat(refused.tables().get(1).sentences())
                .containsExactly("It cannot be registered as \"public_orders_typed\" because Lakelift's own view of"
                        + " \"public_orders\" has that name: remove the view with aws glue delete-table, and"
                        + " register again.");
        assertThat(lake.glue.table(VIEW).type()).contains("VIRTUAL_VIEW");

        lake.glue.glue().delete(TestGlue.DATABASE, VIEW);
        Registration done = lake.register(21, both);
        assertThat(done.tables().get(0).sentences())
                .containsExactly("It has no view \"public_orders_typed\" because a table has that name.");
        assertThat(done.tables().get(1).outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(lake.read(VIEW).night()).isEqualTo(Lake.export(21));
        assertThat(lake.glue.table(VIEW).parameters()).doesNotContainKey("lakelift.view-of");
    }

    @Test
    void manifestWithoutTypes_isReported() {
        assertThat(lake.register(20, table(20, ORDERS, COLUMNS, 1))
                        .tables()
                        .getFirst()
                        .sentences())
                .containsExactly(
                        "The view \"public_orders_typed\" has no types of the database because the manifest lists"
                                + " none.");
        assertThat(hiveTypes()).containsExactly("bigint", "string", "string");
    }

    @Test
    void typeThatNoViewCanHave_costsTheTableNothing() {
        TableResult result = orders(20, "id bigint, at time", "id bigint");

        assertThat(result.outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(result.sentences())
                .containsExactly(
                        "It has no view \"public_orders_typed\" because a column has a type that Athena's views"
                                + " cannot have.");
    }

    @Test
    void viewThatIsTooLongForGlue_costsTheTableNothing() {
        String columns = IntStream.range(0, 1500)
                .mapToObj(i -> "c%d_%s string".formatted(i, "x".repeat(50)))
                .collect(Collectors.joining(", "));

        TableResult result = orders(20, columns, columns.replace("string", "numeric"));

        assertThat(result.outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(result.sentences())
                .containsExactly(
                        "It has no view \"public_orders_typed\" because its statement is longer than Glue allows.");
    }

    @Test
    void tableThatIsEmptyTonight_keepsItsView() {
        orders(20, COLUMNS, TYPES);
        lake.register(21, table(21, ORDERS, "", 0));

        assertThat(hiveTypes()).hasSize(3);
    }

    @Test
    void refusalOfGlue_isReportedForTheTable() {
        lake.glue
                .faults()
                .next(FakeGlue.CREATE, 1, new Fault.Pass())
                .next(FakeGlue.CREATE, 1, new Fault.Refuse("AccessDeniedException", 400, "Because"));

        assertThat(orders(20, COLUMNS, TYPES).sentences())
                .singleElement()
                .asString()
                .startsWith(
                        "Table public_orders_typed in the Glue database \"lake\" cannot be created (AccessDeniedException");
    }

    @Test
    void exportOfTheSameNight_isWrittenOnce() {
        orders(20, COLUMNS, TYPES);
        GlueTable view = lake.glue.table(VIEW);
        lake.register(night(20), table(20, ORDERS, COLUMNS, 1).mapped(TYPES));

        assertThat(lake.glue.table(VIEW)).isEqualTo(view);
    }
}
