package io.lakelift.tables.register;

import static io.lakelift.tables.register.Lake.export;
import static io.lakelift.tables.register.Lake.file;
import static io.lakelift.tables.register.Lake.night;
import static io.lakelift.tables.register.Lake.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.Hash;
import io.lakelift.fakes.glue.FakeGlue;
import io.lakelift.fakes.glue.GlueTable;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.catalog.CatalogUnusable;
import io.lakelift.tables.iceberg.ExportNight;
import io.lakelift.tables.iceberg.ReadTable;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nights of tables in a catalog; {@link Lake} finds out after each whether an export was touched. */
class ExportRegistrarTest {
    private static final String ORDERS = "shop.public.orders";
    private static final String COLUMNS = "id bigint, total decimal(10,2), note string";

    private final Lake lake = new Lake();

    @AfterEach
    void close() {
        lake.close();
    }

    private static TableResult only(Registration registration) {
        assertThat(registration.tables()).hasSize(1);
        return registration.tables().getFirst();
    }

    private static TableResult of(Registration registration, String table) {
        return registration.tables().stream()
                .filter(result -> result.table().equals(table))
                .findFirst()
                .orElseThrow();
    }

    private TableResult orders(int day, String columns, int files) {
        return only(lake.register(day, table(day, ORDERS, columns, files)));
    }

    @Test
    void register_firstNight_makesTableOverTheExportsFiles() {
        TableResult result = orders(20, COLUMNS, 3);

        assertThat(result.outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(result.name()).contains("public_orders");
        assertThat(result.rows()).isEqualTo(30);
        assertThat(result.sentences()).isEmpty();
        ReadTable orders = lake.read("public_orders");
        assertThat(result.snapshotId()).hasValue(orders.snapshotId());
        assertThat(orders.formatVersion()).isEqualTo(2);
        assertThat(orders.columns()).containsExactly("id:1 long", "total:2 decimal(10, 2)", "note:3 string");
        assertThat(orders.mapping()).containsExactly("id:1", "total:2", "note:3");
        assertThat(orders.files(export(20)))
                .containsExactly(file(export(20), ORDERS, 0), file(export(20), ORDERS, 1), file(export(20), ORDERS, 2));
        assertThat(orders.refs()).containsOnlyKeys("main", "export_export-20");
        assertThat(orders.properties())
                .containsEntry("gc.enabled", "false")
                .containsEntry("history.expire.max-snapshot-age-ms", "3155760000000")
                .containsEntry("history.expire.min-snapshots-to-keep", "7")
                .containsEntry("lakelift.source-table", ORDERS);
        assertThat(orders.hasBounds()).isFalse();
        assertThat(lake.glue.table("public_orders").parameters())
                .containsEntry("lakelift.export-task-identifier", export(20))
                .containsEntry("lakelift.snapshot-time", "2026-11-20T02:00:00Z");
    }

    @Test
    void register_secondNight_replacesAllFilesAndKeepsTheFirst() {
        orders(20, COLUMNS, 3);

        TableResult result = orders(21, COLUMNS, 2);

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(result.nights()).isEmpty();
        ReadTable orders = lake.read("public_orders");
        assertThat(orders.nights()).containsExactly(export(20), export(21));
        assertThat(orders.night()).isEqualTo(export(21));
        assertThat(orders.files(export(21))).containsExactly(file(export(21), ORDERS, 0), file(export(21), ORDERS, 1));
        assertThat(orders.files(export(20))).hasSize(3);
        assertThat(lake.glue.names()).containsExactly("public_orders");
        assertThat(orders.hasBounds()).isFalse();
    }

    @Test
    void register_sameNightAgain_writesNothing() {
        orders(20, COLUMNS, 3);
        orders(21, COLUMNS, 3);
        String pointer = lake.glue.pointer("public_orders");
        var keys = lake.bucket.keys();

        assertThat(orders(20, COLUMNS, 3).outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(orders(21, COLUMNS, 3).outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(lake.glue.pointer("public_orders")).isEqualTo(pointer);
        assertThat(lake.bucket.keys()).isEqualTo(keys);
    }

    @Test
    void register_olderNightLate_neverGoesBack() {
        orders(21, COLUMNS, 3);
        String pointer = lake.glue.pointer("public_orders");

        TableResult result = orders(20, COLUMNS, 3);

        assertThat(result.outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(result.sentences())
                .containsExactly("The table has the export export-21 of a snapshot of 2026-11-21T02:00:00Z.");
        assertThat(lake.glue.pointer("public_orders")).isEqualTo(pointer);
    }

    @Test
    void register_afterANightOfTheFuture_saysHowToGoOn() {
        ExportNight future = new ExportNight("wrong", night(20).snapshotArn(), Instant.parse("2036-11-20T02:00:00Z"));
        lake.register(future, table("wrong", ORDERS, COLUMNS, 1));

        TableResult result = orders(21, COLUMNS, 1);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences())
                .containsExactly("Its newest night, of the export wrong, is of 2036-11-20T02:00:00Z, which is in the"
                        + " future: remove it from the catalog with aws glue delete-table, which keeps all files, and"
                        + " register the exports again.");
        lake.glue.catalog().drop(io.lakelift.tables.catalog.CatalogTable.fresh("public_orders"));
        assertThat(orders(21, COLUMNS, 1).outcome()).isEqualTo(TableOutcome.CREATED);
    }

    @Test
    void register_anotherExportOfTheSameSnapshot_changesNothing() {
        orders(20, COLUMNS, 3);

        TableResult result = only(lake.register(night("again", 20), table("again", ORDERS, COLUMNS, 3)));

        assertThat(result.outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20));
    }

    @Test
    void register_newerOneWasFasterAtTheLastMoment_leavesItThere() {
        orders(20, COLUMNS, 1);
        lake.glue.faults().next(FakeGlue.UPDATE, 1, new Fault.Before(() -> orders(22, COLUMNS, 2)));

        TableResult result = orders(21, COLUMNS, 3);

        assertThat(result.outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), export(22));
    }

    @Test
    void register_olderOneWasFasterAtTheLastMoment_comesAfterIt() {
        orders(20, COLUMNS, 1);
        lake.glue.faults().next(FakeGlue.UPDATE, 1, new Fault.Before(() -> orders(21, COLUMNS, 2)));

        TableResult result = orders(22, COLUMNS, 3);

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), export(21), export(22));
        assertThat(lake.read("public_orders").files(export(21))).hasSize(2);
    }

    @Test
    void register_anotherMadeTheTableAtTheLastMoment_comesAfterIt() {
        lake.glue.faults().next(FakeGlue.CREATE, 1, new Fault.Before(() -> orders(20, COLUMNS, 2)));

        assertThat(orders(21, COLUMNS, 3).outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), export(21));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"CreateTable", "UpdateTable"})
    void register_answerLost_isReportedByDoingItAgain(String operation) {
        if (operation.equals("UpdateTable")) {
            orders(20, COLUMNS, 1);
        }
        lake.glue.faults().next(operation, 1, new Fault.LoseAnswer());
        assertThatThrownBy(() -> orders(21, COLUMNS, 2)).isInstanceOf(CatalogUnusable.class);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(21));

        assertThat(orders(21, COLUMNS, 2).outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
    }

    /** Whoever moved the table has not heard that it did, and so could not say it. */
    @Test
    void register_answerLost_saysNeverthelessWhatIsDifferent() {
        orders(20, COLUMNS, 1);
        lake.glue.faults().next(FakeGlue.UPDATE, 1, new Fault.LoseAnswer());
        assertThatThrownBy(() -> orders(21, "id bigint", 4)).isInstanceOf(CatalogUnusable.class);

        TableResult again = orders(21, "id bigint", 4);

        assertThat(again.outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(again.snapshotId()).isPresent();
        assertThat(again.sentences())
                .anyMatch(sentence -> sentence.endsWith(" is gone."))
                .anyMatch(sentence -> sentence.startsWith("It has 300 % more rows than the night before"));
        assertThat(orders(20, COLUMNS, 1).sentences()).isEmpty();
    }

    static Stream<GlueTable> tablesOfOthers() {
        return Stream.of(
                GlueTable.of("public_orders", Map.of("EXTERNAL", "TRUE")).ofType("EXTERNAL_TABLE"),
                GlueTable.of("public_orders", Map.of()).ofType("VIRTUAL_VIEW"),
                GlueTable.of(
                        "public_orders", Map.of("table_type", "ICEBERG", "metadata_location", "s3://theirs/a.json")));
    }

    @ParameterizedTest
    @MethodSource("tablesOfOthers")
    void register_tableOfOthers_isLeftAloneAndReported(GlueTable theirs) {
        lake.glue.put(theirs);

        TableResult result = orders(20, COLUMNS, 3);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences())
                .containsExactly(
                        "It cannot be registered as \"public_orders\" because Lakelift did not create the table of"
                                + " that name: choose another database.");
        assertThat(lake.glue.table("public_orders")).isEqualTo(theirs);
    }

    @Test
    void register_namesThatBecomeOne_areBothRefused() {
        Registration done = lake.register(
                20,
                table(20, "shop.public.Orders", COLUMNS, 1),
                table(20, "shop.public.orders", COLUMNS, 1),
                table(20, "shop.public.items", COLUMNS, 1));

        assertThat(of(done, "shop.public.orders").outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(of(done, "shop.public.Orders").sentences())
                .containsExactly(
                        "It would have the same name in the catalog as \"shop.public.orders\": rename one of them in"
                                + " the source database.");
        assertThat(of(done, "shop.public.items").outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(lake.glue.names()).containsExactly("public_items");
        assertThat(done.hasTrouble()).isTrue();
    }

    @Test
    void register_newTableOfTheSameName_leavesTheNameToTheTableThatHasIt() {
        orders(20, COLUMNS, 1);

        Registration done = lake.register(
                21,
                table(21, "shop.public.Orders", COLUMNS, 1),
                table(21, ORDERS, COLUMNS, 1),
                table(21, "stock.public.orders", COLUMNS, 1));

        assertThat(of(done, ORDERS).outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(of(done, "shop.public.Orders").outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(of(done, "shop.public.Orders").sentences())
                .containsExactly("\"shop.public.orders\" already has its name in the catalog: rename one of them in the"
                        + " source database.");
        assertThat(of(done, "stock.public.orders").sentences())
                .containsExactly("\"shop.public.orders\" already has its name in the catalog: choose names of the form"
                        + " database_schema_table, in another database.");
        assertThat(lake.read("public_orders").night()).isEqualTo(export(21));
    }

    @Test
    void register_tableOfAnotherSource_isLeftAlone() {
        orders(20, COLUMNS, 1);
        ExportNight other = new ExportNight(
                "b-21",
                "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:billing-2026-11-21-03-10",
                night(21).snapshotTime());

        TableResult result = only(lake.register(other, table("b-21", ORDERS, COLUMNS, 1)));

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst()).contains("holds exports of", ":db:orders", ":db:billing");
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20));
    }

    @Test
    void register_whatGlueRefusesOfEveryTable_isReportedOnce() {
        lake.glue.faults().next(FakeGlue.CREATE, 1, new Fault.Refuse("AccessDeniedException", 400, "No."));

        assertThatThrownBy(() -> orders(20, COLUMNS, 1))
                .isInstanceOf(CatalogUnusable.class)
                .hasMessageContaining("you need glue:GetTables");
    }

    /**
     * Of snapshots that AWS Backup took, only the identifiers name the sources, and they begin with the deployment's
     * name.
     */
    @Test
    void register_tableOfAnotherSourceOfTheSameDeployment_isLeftAlone() {
        lake.register(backup("app1", 20), table("app1", ORDERS, COLUMNS, 1));

        assertRefused(
                lake.register(backup("app2", 21), table("app2", ORDERS, COLUMNS, 1)),
                ":db:app1-orders",
                ":db:app2-orders");
    }

    @Test
    void register_nightOfUnknownSource_neitherTakesOverATableNorLocksItsOwnerOut() {
        orders(20, COLUMNS, 1);

        TableResult result = only(lake.register(manual(21), table("manual-21", ORDERS, COLUMNS, 1)));

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst())
                .endsWith(
                        "if it is one of them, register it with --source arn:aws:rds:eu-west-1:123456789012:db:orders.");
        ExportNight stated = manual(21).countedAs("arn:aws:rds:eu-west-1:123456789012:db:orders");
        assertThat(only(lake.register(stated, table("manual-21", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
        assertThat(orders(22, COLUMNS, 1).outcome()).isEqualTo(TableOutcome.UPDATED);
    }

    @Test
    void register_firstNightsOfUnknownSource_leaveTheTableToWhomeverIsKnownFirst() {
        lake.register(manual(20), table("manual-20", ORDERS, COLUMNS, 1));

        assertThat(only(lake.register(manual(21), table("manual-21", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
        assertThat(orders(22, COLUMNS, 1).outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(only(lake.register(manual(23), table("manual-23", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.REFUSED);
    }

    @Test
    void register_sourceReplacedByAnother_isContinuedOnceThatIsStated() {
        orders(20, COLUMNS, 1);
        TableResult refused = only(lake.register(automated("europe", 21), table("europe-21", ORDERS, COLUMNS, 1)));
        ExportNight stated = automated("europe", 21).countedAs("arn:aws:rds:eu-west-1:123456789012:db:orders");

        assertThat(refused.sentences().getFirst())
                .endsWith("if one has replaced the other, register this export once with --source"
                        + " arn:aws:rds:eu-west-1:123456789012:db:orders.");
        assertThat(only(lake.register(stated, table("europe-21", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
        assertThat(only(lake.register(automated("europe", 22), table("europe-22", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
        assertThat(orders(23, COLUMNS, 1).outcome()).isEqualTo(TableOutcome.REFUSED);
    }

    private static ExportNight manual(int day) {
        return new ExportNight(
                "manual-" + day,
                "arn:aws:rds:eu-west-1:123456789012:snapshot:before-release-" + day,
                night(day).snapshotTime());
    }

    @Test
    void register_tableOfAnotherSourceWithALongNameThatBeginsAlike_isLeftAlone() {
        lake.register(automated("europe", 20), table("europe-20", ORDERS, COLUMNS, 1));

        assertRefused(
                lake.register(automated("asia", 21), table("asia-21", ORDERS, COLUMNS, 1)), "in-europe", "in-asia");
    }

    private static void assertRefused(Registration done, String... words) {
        TableResult result = only(done);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst()).contains(words);
    }

    @Test
    void register_tableOfAnotherSourceWhoseLongNameIsShortened_isLeftAlone() {
        lake.register(longName(20), table("long-20", ORDERS, COLUMNS, 1));

        TableResult result = orders(21, COLUMNS, 1);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst())
                .contains(":db:the-orders-of-all-our-customers-in-eur\"", ":db:orders\"", "choose another database");
        assertThat(only(lake.register(manual(21), table("manual-21", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.REFUSED);
        assertThat(only(lake.register(longName(22), table("long-22", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
        assertThat(only(lake.register(automated("asia", 23), table("asia-23", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.REFUSED);
        assertThat(only(lake.register(automated("europe", 23), table("europe-23", ORDERS, COLUMNS, 1)))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
    }

    /** Its identifier has room for the beginning of the name alone. */
    private static ExportNight longName(int day) {
        return new ExportNight(
                "prod-the-orders-of-all-our-customers-in-eur-%s0123456789%02d"
                        .formatted(Hash.of("deployment prod", 4), day),
                "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-" + day,
                night(day).snapshotTime());
    }

    private static ExportNight automated(String where, int day) {
        return new ExportNight(
                where + "-" + day,
                "arn:aws:rds:eu-west-1:123456789012:snapshot:rds:the-orders-of-all-our-customers-in-%s-2026-11-%02d-03-10"
                        .formatted(where, day),
                night(day).snapshotTime());
    }

    private static ExportNight backup(String app, int day) {
        return new ExportNight(
                "prod-%s-orders-%s0123456789ab".formatted(app, Hash.of("deployment prod", 4)),
                "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-" + day,
                night(day).snapshotTime());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            id bigint, total decimal(10,2), note string, fax string | Column "fax" (string) is new.
            id bigint, total decimal(10,2)                          | Column "note" (string) is gone.
            id bigint, total decimal(20,2), note string             | Column "total" was widened from decimal(10, 2) to decimal(20, 2).
            id string, total decimal(10,2), note string             | Column "id" was changed from long to string, which may break queries.
            id bigint, total decimal(10,4), note string             | Column "total" was changed from decimal(10, 2) to decimal(10, 4), which may break queries.
            """)
    void register_otherColumns_areReportedAndTheOlderNightGetsItsOwnTable(String columns, String sentence) {
        orders(20, COLUMNS, 3);
        List<String> before = lake.read("public_orders").columns();

        TableResult result = orders(21, columns, 3);

        assertThat(result.sentences()).containsExactly(sentence);
        assertThat(result.nights()).containsExactly("public_orders__2026_11_20");
        ReadTable orders = lake.read("public_orders");
        assertThat(orders.columns(export(20))).isEqualTo(before);
        assertThat(orders.mapping()).startsWith("id:1", "total:2", "note:3");
        ReadTable own = lake.read("public_orders__2026_11_20");
        assertThat(own.columns()).isEqualTo(before);
        assertThat(own.nights()).containsExactly(export(20));
        assertThat(own.files(export(20))).isEqualTo(orders.files(export(20)));
        assertThat(own.location()).isEqualTo("s3://own/tables/lake/public_orders__2026_11_20");
        assertThat(own.log()).isZero();
        assertThat(own.properties()).containsEntry("gc.enabled", "false");
    }

    @Test
    void register_columnThatComesBack_hasItsFirstIdAgain() {
        orders(20, "id bigint, fax string", 1);
        orders(21, "id bigint", 1);

        orders(22, "id bigint, email string, fax string", 1);

        ReadTable orders = lake.read("public_orders");
        assertThat(orders.columns()).containsExactly("id:1 long", "email:3 string", "fax:2 string");
        assertThat(orders.columns(export(21))).containsExactly("id:1 long");
        assertThat(orders.mapping()).containsExactly("id:1", "fax:2", "email:3");
    }

    @Test
    void register_nightNoLongerKept_goesWithItsOwnTableAndItsMetadata() {
        lake.keeping(2);
        orders(20, COLUMNS, 1);
        orders(21, "id bigint", 1);
        assertThat(lake.glue.names()).containsExactly("public_orders", "public_orders__2026_11_20");

        orders(22, "id bigint", 1);

        ReadTable orders = lake.read("public_orders");
        assertThat(orders.nights()).containsExactly(export(21), export(22));
        assertThat(orders.refs()).containsOnlyKeys("main", "export_export-21", "export_export-22");
        assertThat(lake.glue.names()).containsExactly("public_orders");
        assertThat(orders.files(export(21))).hasSize(1);
        assertThat(orders.files(export(22))).hasSize(1);
        assertThat(lake.bucket.keys()).noneMatch(key -> key.contains("public_orders__2026_11_20/metadata/00000"));
    }

    /** What grew with each night would be paid for ever. */
    @Test
    void register_manyNights_keepsAsManyObjects() {
        lake.keeping(3);
        for (int day = 1; day <= 6; day++) {
            orders(day, COLUMNS, 1);
        }
        long objects = lake.bucket.keys().stream()
                .filter(key -> key.startsWith(Lake.TABLES))
                .count();
        for (int day = 7; day <= 12; day++) {
            orders(day, COLUMNS, 1);
            ReadTable orders = lake.read("public_orders");
            for (String night : orders.nights()) {
                assertThat(orders.files(night)).hasSize(1);
            }
        }
        assertThat(lake.read("public_orders").nights()).containsExactly(export(10), export(11), export(12));
        assertThat(lake.bucket.keys().stream().filter(key -> key.startsWith(Lake.TABLES)))
                .hasSizeLessThanOrEqualTo((int) objects);
    }

    @Test
    void register_emptyTonight_hasNoRowsUnderTheOldColumns() {
        orders(20, COLUMNS, 3);

        TableResult result = orders(21, "", 0);

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(result.sentences()).containsExactly("It has 100 % fewer rows than the night before: 0 after 30.");
        assertThat(lake.read("public_orders").files(export(21))).isEmpty();
        assertThat(lake.read("public_orders").files(export(20))).hasSize(3);
        assertThat(lake.read("public_orders").columns()).hasSize(3);
    }

    @Test
    void register_alwaysEmpty_waitsForAFile() {
        assertThat(orders(20, "", 0).outcome()).isEqualTo(TableOutcome.NO_COLUMNS);
        assertThat(lake.glue.names()).isEmpty();
        assertThat(orders(21, COLUMNS, 1).outcome()).isEqualTo(TableOutcome.CREATED);
    }

    @Test
    void register_damagedTable_isHeldAtItsLastWholeNight() {
        orders(20, COLUMNS, 3);

        Registration done =
                lake.register(21, table(21, ORDERS, COLUMNS, 3).damaged(1), table(21, "shop.public.items", COLUMNS, 1));

        assertThat(of(done, ORDERS).outcome()).isEqualTo(TableOutcome.HELD);
        assertThat(of(done, ORDERS).sentences()).containsExactly("FileUnreadable: because.");
        assertThat(of(done, "shop.public.items").outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(20));
        assertThat(done.hasTrouble()).isTrue();
    }

    @Test
    void register_damagedTableOnRequest_hasTheOtherFilesAndSaysSo() {
        orders(20, COLUMNS, 3);

        TableResult result = only(lake.onDamage(OnDamage.REGISTER)
                .register(21, table(21, ORDERS, COLUMNS, 3).damaged(1)));

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(result.sentences())
                .containsExactly("1 of its 3 files cannot be read, and their rows are missing from this night.");
        assertThat(lake.read("public_orders").files(export(21))).hasSize(2);
    }

    @Test
    void register_wholeExportOfTheSnapshotOfADamagedNight_replacesIt() {
        orders(20, COLUMNS, 3);
        lake.onDamage(OnDamage.REGISTER)
                .register(21, table(21, ORDERS, COLUMNS, 9).damaged(7));

        TableResult result = again("again", table("again", ORDERS, COLUMNS, 9));

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(result.sentences())
                .containsExactly("It replaces the export export-21 of the same snapshot, which lacks files.");
        ReadTable orders = lake.read("public_orders");
        assertThat(orders.night()).isEqualTo("again");
        assertThat(orders.files("again")).hasSize(9);
        assertThat(orders.files(export(21))).hasSize(2);
        assertThat(again("again", table("again", ORDERS, COLUMNS, 9)).sentences())
                .isEqualTo(result.sentences());
        assertThat(orders(22, COLUMNS, 3).sentences())
                .containsExactly("It has 67 % fewer rows than the night before: 30 after 90.");
    }

    private TableResult again(String export, Lake.Part part) {
        return only(lake.register(night(export, 21), part));
    }

    @Test
    void register_replacedNight_neverComesBack() {
        lake.onDamage(OnDamage.REGISTER)
                .register(21, table(21, ORDERS, COLUMNS, 3).damaged(1));
        again("again", table("again", ORDERS, COLUMNS, 3));
        String pointer = lake.glue.pointer("public_orders");

        assertThat(again(export(21), table(21, ORDERS, COLUMNS, 3).damaged(1)).outcome())
                .isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(again("third", table("third", ORDERS, COLUMNS, 3)).outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.glue.pointer("public_orders")).isEqualTo(pointer);
    }

    @Test
    void register_damagedExportOfTheSnapshotOfADamagedNight_changesNothing() {
        lake.onDamage(OnDamage.REGISTER)
                .register(21, table(21, ORDERS, COLUMNS, 3).damaged(2));

        TableResult result = again("again", table("again", ORDERS, COLUMNS, 3).damaged(1));

        assertThat(result.outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(21));
    }

    @Test
    void register_wholeExportOfAnotherSnapshotThanTheDamagedNights_waitsForANewerOne() {
        orders(20, COLUMNS, 3);
        lake.onDamage(OnDamage.REGISTER)
                .register(22, table(22, ORDERS, COLUMNS, 3).damaged(1));

        assertThat(orders(21, COLUMNS, 3).outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(22));
    }

    /** The replaced one is the older of the two, and so the first to go. */
    @Test
    void register_wholeExportOfTheSnapshotOfADamagedNight_isWhatIsKept() {
        lake.keeping(1)
                .onDamage(OnDamage.REGISTER)
                .register(21, table(21, ORDERS, COLUMNS, 3).damaged(1));

        again("again", table("again", ORDERS, COLUMNS, 3));

        assertThat(lake.read("public_orders").nights()).containsExactly("again");
        assertThat(lake.read("public_orders").files("again")).hasSize(3);
    }

    /** A table that was held has no night of this snapshot, and gets it; its neighbour has one. */
    @Test
    void register_wholeExportAfterATableWasHeld_movesThatTableOnly() {
        String items = "shop.public.items";
        lake.register(20, table(20, ORDERS, COLUMNS, 3), table(20, items, COLUMNS, 1));
        lake.register(21, table(21, ORDERS, COLUMNS, 3).damaged(1), table(21, items, COLUMNS, 1));

        Registration done = lake.register(
                night("again", 21), table("again", ORDERS, COLUMNS, 3), table("again", items, COLUMNS, 1));

        assertThat(of(done, ORDERS).outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(lake.read("public_orders").nights()).containsExactly(export(20), "again");
        assertThat(of(done, items).outcome()).isEqualTo(TableOutcome.NEWER_IS_THERE);
        assertThat(lake.read("public_items").night()).isEqualTo(export(21));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(OnDamage.class)
    void register_whatCannotBeOneTable_isHeldWhatEverIsAskedFor(OnDamage onDamage) {
        lake.onDamage(onDamage);

        Registration done = lake.register(
                20,
                table(20, "shop.public.shapes", COLUMNS, 2)
                        .finding(TableStatus.DAMAGED, FindingKind.FILE_OF_ANOTHER_SHAPE, Optional.of("part-1")),
                table(20, "shop.public.lost", "", 0)
                        .finding(TableStatus.MISSING, FindingKind.TABLE_WITHOUT_FILES, Optional.empty()),
                table(20, "shop.public.all", "", 2).damaged(2),
                table(20, "shop.public.stray", COLUMNS, 1)
                        .finding(TableStatus.UNEXPECTED, FindingKind.UNEXPECTED_TABLE, Optional.empty()),
                table(20, "shop.public.changed", COLUMNS, 1)
                        .finding(TableStatus.DOUBTFUL, FindingKind.FILE_CHANGED, Optional.of("part-0")),
                table(20, "shop.public.partitions", COLUMNS, 1)
                        .finding(TableStatus.DOUBTFUL, FindingKind.PARTITIONS_NOT_COMPLETED, Optional.empty()));

        assertThat(done.tables()).hasSize(6).map(TableResult::outcome).containsOnly(TableOutcome.HELD);
        assertThat(lake.glue.names()).isEmpty();
    }

    @Test
    void register_listThatIsNotWhole_isHeld() {
        Lake.Part part = table(20, ORDERS, COLUMNS, 3);

        TableResult result =
                only(lake.register(20, new Lake.Part(part.report(), part.files().subList(0, 2))));

        assertThat(result.outcome()).isEqualTo(TableOutcome.HELD);
        assertThat(result.sentences()).containsExactly("The list of its files is incomplete: register again.");
    }

    @Test
    void register_doubtfulTable_isRegistered() {
        Lake.Part part = table(20, ORDERS, COLUMNS, 3)
                .finding(TableStatus.DOUBTFUL, FindingKind.NO_SUCCESS_MARKER, Optional.empty());

        assertThat(only(lake.register(20, part)).outcome()).isEqualTo(TableOutcome.CREATED);
    }

    @Test
    void register_withoutFilesThatMayBeMissing_staysAtItsLastNightWithRows() {
        orders(20, COLUMNS, 3);
        Lake.Part doubtful =
                table(21, ORDERS, "", 0).finding(TableStatus.DOUBTFUL, FindingKind.NO_FILES, Optional.empty());

        TableResult result = only(lake.register(21, doubtful));

        assertThat(result.outcome()).isEqualTo(TableOutcome.HELD);
        assertThat(result.sentences())
                .containsExactly(
                        "NoFiles: because. The night before has rows: if the table was emptied, remove it from the"
                                + " catalog with aws glue delete-table, which keeps all files.");
        assertThat(lake.read("public_orders").night()).isEqualTo(export(20));
        assertThat(orders(22, "", 0).outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(only(lake.register(
                                23,
                                table(23, ORDERS, "", 0)
                                        .finding(TableStatus.DOUBTFUL, FindingKind.NO_FILES, Optional.empty())))
                        .outcome())
                .isEqualTo(TableOutcome.UPDATED);
    }

    @Test
    void register_emptiedTableThatRdsStillGivesASize_isEmpty() {
        orders(20, COLUMNS, 3);

        TableResult result = only(lake.register(
                21,
                table(21, ORDERS, "", 0).finding(TableStatus.DOUBTFUL, FindingKind.EMPTY_WITH_SIZE, Optional.empty())));

        assertThat(result.outcome()).isEqualTo(TableOutcome.UPDATED);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(21));
    }

    @Test
    void register_leftOutByRds_staysAtItsLastNight() {
        orders(20, COLUMNS, 3);

        TableResult result = only(lake.register(
                21, table(21, ORDERS, "", 0).finding(TableStatus.SKIPPED, FindingKind.SKIPPED, Optional.empty())));

        assertThat(result.outcome()).isEqualTo(TableOutcome.SKIPPED);
        assertThat(lake.read("public_orders").night()).isEqualTo(export(20));
    }

    @Test
    void register_tableGoneFromTheSource_isReported() {
        lake.register(20, table(20, ORDERS, COLUMNS, 1), table(20, "shop.public.items", COLUMNS, 1));

        Registration done = lake.register(21, table(21, ORDERS, COLUMNS, 1));

        assertThat(of(done, "shop.public.items").outcome()).isEqualTo(TableOutcome.GONE);
        assertThat(of(done, "shop.public.items").sentences())
                .containsExactly("The export has no such table; its last night is of 2026-11-20T02:00:00Z.");
        assertThat(done.hasTrouble()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = FindingKind.class,
            names = {"MANIFEST_UNREADABLE", "MANIFEST_PAGE_MISSING", "NO_TABLES_INFO"})
    void register_tableThatAnUnreadListMayHave_isNotSaidToBeGone(FindingKind kind) {
        lake.register(20, table(20, ORDERS, COLUMNS, 1), table(20, "shop.public.items", COLUMNS, 1));

        Registration done = lake.found(kind).register(21, table(21, ORDERS, COLUMNS, 1));

        assertThat(only(done).table()).isEqualTo(ORDERS);
    }

    @Test
    void register_tableThatWasNotToBeExported_isNotSaidToBeGone() {
        lake.register(20, table(20, ORDERS, COLUMNS, 1), table(20, "shop.public.items", COLUMNS, 1));

        Registration done = lake.only(ORDERS).register(21, table(21, ORDERS, COLUMNS, 1));

        assertThat(only(done).table()).isEqualTo(ORDERS);
    }

    @Test
    void register_tableOfADatabaseWhoseTablesRdsCouldNotList_isNotSaidToBeGone() {
        lake.register(
                20,
                table(20, ORDERS, COLUMNS, 1),
                table(20, "shop.public.items", COLUMNS, 1),
                table(20, "shopping.public.lists", COLUMNS, 1));

        Registration done = lake.register(
                21, table(21, "shop", "", 0).finding(TableStatus.SKIPPED, FindingKind.SKIPPED, Optional.empty()));

        assertThat(of(done, "shopping.public.lists").outcome()).isEqualTo(TableOutcome.GONE);
        assertThat(done.tables()).hasSize(2);
    }

    @Test
    void register_fewerRows_isReported() {
        orders(20, COLUMNS, 10);

        assertThat(orders(21, COLUMNS, 4).sentences())
                .containsExactly("It has 60 % fewer rows than the night before: 40 after 100.");
        assertThat(orders(22, COLUMNS, 5).sentences()).isEmpty();
    }

    @Test
    void register_columnsThatDifferInCaseOnly_areRefused() {
        TableResult result = orders(20, "ID bigint, id bigint", 1);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst())
                .contains("two columns are named \"id\" except for upper and lower case, which engines refuse");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"bigint unsigned", "timestamp(9)", "nested string", "int unsigned"})
    void register_columnWithoutIcebergType_isRefused(String type) {
        TableResult result = orders(20, "id bigint, odd " + type, 1);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst())
                .contains("its column \"odd\" has the type \"%s\", for which".formatted(type));
    }

    @Test
    void register_metadataGone_isRefusedWithTheRemedy() {
        orders(20, COLUMNS, 2);
        lake.bucket.store().delete(lake.glue.pointer("public_orders").replace("s3://own/", ""));

        TableResult result = orders(21, COLUMNS, 2);

        assertThat(result.outcome()).isEqualTo(TableOutcome.REFUSED);
        assertThat(result.sentences().getFirst())
                .endsWith(
                        "is gone: remove it from the catalog with aws glue delete-table, which keeps all files, and register again.");
    }

    @Test
    void register_nightsOwnNameTaken_takesTheTimeToo() {
        lake.glue.put(GlueTable.of("public_orders__2026_11_20", Map.of()));
        orders(20, COLUMNS, 1);

        assertThat(orders(21, "id bigint", 1).nights()).containsExactly("public_orders__2026_11_20_020000");
        assertThat(lake.glue.table("public_orders__2026_11_20").parameters()).isEmpty();
    }

    @Test
    void register_nightsOwnName_isNotThatOfATableOfTheExport() {
        orders(20, COLUMNS, 1);

        Registration done = lake.register(
                21, table(21, ORDERS, "id bigint", 1), table(21, "shop.public.orders__2026_11_20", "id bigint", 1));

        assertThat(of(done, ORDERS).nights()).containsExactly("public_orders__2026_11_20_020000");
        assertThat(of(done, "shop.public.orders__2026_11_20").outcome()).isEqualTo(TableOutcome.CREATED);
    }

    @Test
    void register_tableThatGetsTheNameOfANightsOwn_hasARemedy() {
        orders(20, COLUMNS, 1);
        orders(21, "id bigint", 1);
        Lake.Part[] both = {
            table(22, ORDERS, "id bigint", 1), table(22, "shop.public.orders__2026_11_20", "id bigint", 1)
        };

        assertThat(of(lake.register(22, both), "shop.public.orders__2026_11_20").sentences())
                .containsExactly(
                        "It cannot be registered as \"public_orders__2026_11_20\" because a table of that name holds a"
                                + " night of \"public_orders\": remove it from the catalog with aws glue delete-table, which"
                                + " keeps all files (the night's table gets another name), or choose another database.");
        lake.glue.catalog().drop(io.lakelift.tables.catalog.CatalogTable.fresh("public_orders__2026_11_20"));
        Registration again = lake.register(22, both);
        assertThat(of(again, "shop.public.orders__2026_11_20").outcome()).isEqualTo(TableOutcome.CREATED);
        assertThat(of(again, ORDERS).nights()).containsExactly("public_orders__2026_11_20_020000");
    }

    @Test
    void register_nightsOwnTableDroppedByAPerson_isMadeAgain() {
        orders(20, COLUMNS, 1);
        orders(21, "id bigint", 1);
        lake.glue.catalog().drop(io.lakelift.tables.catalog.CatalogTable.fresh("public_orders__2026_11_20"));

        TableResult result = orders(21, "id bigint", 1);

        assertThat(result.outcome()).isEqualTo(TableOutcome.ALREADY_THERE);
        assertThat(result.nights()).containsExactly("public_orders__2026_11_20");
        assertThat(lake.read("public_orders__2026_11_20").columns()).hasSize(3);
    }

    @Test
    void register_noDatabase_changesNothing() {
        lake.glue
                .faults()
                .next(FakeGlue.LIST, 1, new Fault.Refuse("EntityNotFoundException", 400, "Database lake not found."));

        assertThatThrownBy(() -> orders(20, COLUMNS, 1)).isInstanceOf(CatalogUnusable.class);
        assertThat(lake.bucket.keys()).noneMatch(key -> key.startsWith(Lake.TABLES));
    }
}
