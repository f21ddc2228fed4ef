package io.lakelift.tables.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.tables.catalog.TableNaming;
import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.parquet.Column;
import io.lakelift.tables.report.ColumnMapping;
import io.lakelift.tables.verify.ExportOutline;
import io.lakelift.tables.verify.TestExport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements; that engines take them and give the right values, judges/tables/views.py looks at. */
class ExportViewsTest {
    private static final ViewDialect ATHENA = new AthenaViews("lake");
    private static final ViewDialect DUCKDB = new DuckDbViews("s3://data/nightly/1");

    @ParameterizedTest(name = "{0} in a column of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            numeric                     | string    | decimal(38,10) | DECIMAL(38,10)
            numeric(12,2)               | string    | decimal(12,2)  | DECIMAL(12,2)
            decimal (5)                 | string    | decimal(5,0)   | DECIMAL(5,0)
            numeric(3,5)                | string    | decimal(38,10) | DECIMAL(38,10)
            numeric(5,-2)               | string    | decimal(38,10) | DECIMAL(38,10)
            DATE                        | string    | date           | DATE
            time(3) without time zone   | string    |                | TIME
            timestamp without time zone | string    | timestamp(3)   | TIMESTAMP
            timestamp(3) with time zone | string    | timestamp(3)   | TIMESTAMPTZ
            uuid                        | string    |                | UUID
            datetime(6)                 | timestamp | timestamp(3)   | AT TIME ZONE
            timestamp                   | timestamp | timestamp(3)   |
            char(2)                     | binary    | from_utf8      | decode
            """)
    void type_isTheDatabases(String word, String parquet, String athena, String duckdb) {
        Column column = new Column("c", parquet);
        assertIn(selected(ATHENA, column, word), athena);
        assertIn(selected(DUCKDB, column, word), duckdb);
    }

    private static void assertIn(String selected, String type) {
        if (type == null) {
            assertThat(selected).isEqualTo("\"c\"");
        } else {
            assertThat(selected).contains(type).endsWith(" AS \"c\"");
        }
    }

    @ParameterizedTest(name = "{0} in a column of {1}")
    @CsvSource(delimiter = '|', textBlock = """
            numeric(60,2)       | string
            money               | string
            interval            | string
            time with time zone | string
            ARRAY               | string
            numeric             | decimal(10,2)
            bigint              | bigint
            blob                | binary
            bit                 | binary
            date                | date
            """)
    void column_withoutABetterType_staysAsItIs(String word, String parquet) {
        Column column = new Column("c", parquet);
        assertThat(List.of(selected(ATHENA, column, word), selected(DUCKDB, column, word)))
                .containsOnly("\"c\"");
    }

    @Test
    void number_ofMoreDigitsThanEnginesHold_staysText() {
        ColumnMapping listed = new ColumnMapping("c", Optional.of("numeric"), OptionalInt.of(39));

        assertThat(views(ATHENA, table("shop.public.t", List.of(new Column("c", "string")), listed))
                        .views())
                .containsExactly(
                        "CREATE OR REPLACE VIEW \"lake\".\"public_t_typed\" AS SELECT \"c\" FROM \"lake\".\"public_t\"");
    }

    @Test
    void scale_isTheOneAskedFor_whereTheManifestSaysNone() {
        ExportOutline export = new ExportOutline(
                Optional.empty(), List.of(table("s.t", List.of(new Column("c", "string")), mapping("c", "numeric"))));

        assertThat(ExportViews.of(export, ATHENA, TableNaming.TABLE, 2).views().getFirst())
                .contains("TRY_CAST(\"c\" AS decimal(38,2)) AS \"c\"");
    }

    @Test
    void names_areQuoted_andAPathIsNoPattern() {
        ExportOutline.Table odd = new ExportOutline.Table(
                "shop.public.O'Brien [1]",
                Optional.of("shop/public.O'Brien_[1]"),
                List.of(new Column("a \"b\" c", "string")),
                List.of(mapping("a \"b\" c", "date")),
                Optional.empty());

        assertThat(views(DUCKDB, odd).views())
                .containsExactly("CREATE OR REPLACE VIEW \"public_o_brien__1__typed\" AS SELECT"
                        + " TRY_CAST(regexp_extract(\"a \"\"b\"\" c\", '^[0-9]{4,6}-[0-9]{2}-[0-9]{2}$') AS DATE)"
                        + " AS \"a \"\"b\"\" c\" FROM read_parquet('s3://data/nightly/1/shop/public.O''Brien_[[]1]/**/*.parquet',"
                        + " hive_partitioning = false)");
    }

    @Test
    void names_thatWouldBeOne_haveNoView() {
        List<Column> columns = List.of(new Column("c", "string"));
        ExportViews views = views(
                ATHENA,
                table("shop.public.Orders", columns, mapping("c", "date")),
                table("shop.public.orders", columns, mapping("c", "date")),
                table("shop.public.items", columns, mapping("c", "date")),
                table("shop.public.items_typed", columns, mapping("c", "date")),
                table("shop.public." + "x".repeat(300), columns, mapping("c", "date")));

        assertThat(views.troubles())
                .hasSize(4)
                .contains(
                        "\"shop.public.Orders\" has no view: 2 tables would have the name public_orders: choose other names.",
                        "\"shop.public.items\" has no view: a table has the name public_items_typed: choose other names.");
        assertThat(views.views()).hasSize(1).allMatch(view -> view.contains("\"public_items_typed_typed\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,ID", "a\u202eb", "a\nb", "a\u001b[2Jb"})
    void columns_thatNoStatementCanName_haveNoView(String names) {
        List<Column> columns = Arrays.stream(names.split(","))
                .map(name -> new Column(name, "string"))
                .toList();

        ExportViews views = views(DUCKDB, table("s.t", columns, mapping("x", "date")));

        assertThat(views.views()).isEmpty();
        assertThat(views.troubles()).singleElement().asString().startsWith("\"s.t\" has no view: ");
    }

    @Test
    void export_oneFileOfEachTableIsRead_andTypesComeFromTheManifest() {
        MemoryFolder folder = new TestExport()
                .table("shop.public.orders", "shop/public.orders", "postgres-spark", 3)
                .entry("""
                        {"target": "shop.public.items", "status": "COMPLETE", "schemaMetadata": {"originalTypeMappings": [
                          {"columnName": "total", "originalType": "numeric", "originalNumPrecision": "12"},
                          {"columnName": "created", "originalType": "date", "originalNumPrecision": 0}]}}""")
                .file("shop/public.items/1/part-00000-5f2f-c000.gz.parquet", "postgres-spark")
                .file("shop/public.items/1/part-00001-5f2f-c000.gz.parquet", "postgres-spark")
                .entry("shop.public.empty", 0.000015)
                .ended()
                .folder();
        folder.put("shop/public.cut/1/part-00000-5f2f-c000.gz.parquet", "PAR1, and no more");

        ExportViews views = ExportViews.of(ExportOutline.of(folder), ATHENA, TableNaming.SCHEMA_TABLE, 10);

        assertThat(views.views()).hasSize(2);
        assertThat(views.views().getFirst())
                .startsWith("CREATE OR REPLACE VIEW \"lake\".\"public_items_typed\" AS SELECT \"id\", ")
                .contains("TRY_CAST(\"total\" AS decimal(38,10)) AS \"total\"", "AS date) AS \"created\"")
                .endsWith(", \"tags\" FROM \"lake\".\"public_items\"");
        assertThat(views.empty()).containsExactly("\"shop.public.empty\" has no view, as it has no file.");
        assertThat(views.troubles())
                .hasSize(2)
                .anyMatch(
                        trouble -> trouble.startsWith("\"shop.public.cut\" has no view: shop/public.cut/1/part-00000"))
                .contains("\"shop.public.orders\" has a view without types, as the manifest lists none.");
        assertThat(folder.reads()).isEqualTo(2 + 3);
    }

    @Test
    void export_thatIsNotComplete_isReported() {
        MemoryFolder folder = TestExport.sound().folder();
        folder.put("export_info_%s.json".formatted(TestExport.ID), """
                {"exportTaskIdentifier": "%s", "status": "FAILED"}""".formatted(TestExport.ID));

        assertThat(ExportOutline.of(folder).incomplete())
                .contains("RDS says that the status of this export is FAILED.");
    }

    private static String selected(ViewDialect dialect, Column column, String word) {
        String view = views(dialect, table("s.t", List.of(column), mapping(column.name(), word)))
                .views()
                .getFirst();
        return view.substring(view.indexOf(" AS SELECT ") + " AS SELECT ".length(), view.lastIndexOf(" FROM "));
    }

    private static ExportViews views(ViewDialect dialect, ExportOutline.Table... tables) {
        return ExportViews.of(
                new ExportOutline(Optional.empty(), List.of(tables)), dialect, TableNaming.SCHEMA_TABLE, 10);
    }

    private static ExportOutline.Table table(String name, List<Column> columns, ColumnMapping... mappings) {
        return new ExportOutline.Table(
                name, Optional.of(name.replaceFirst("\\.", "/")), columns, List.of(mappings), Optional.empty());
    }

    private static ColumnMapping mapping(String column, String word) {
        return new ColumnMapping(column, Optional.of(word), OptionalInt.empty());
    }
}
