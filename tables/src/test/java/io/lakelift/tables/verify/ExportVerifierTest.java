package io.lakelift.tables.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.report.Finding;
import io.lakelift.tables.report.FindingKind;
import io.lakelift.tables.report.TableReport;
import io.lakelift.tables.report.TableStatus;
import io.lakelift.tables.report.VerificationReport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a check says about sound exports of every layout, and about each kind of damage. */
class ExportVerifierTest {
    private static final String ORDERS = "shop/shop.orders/1/part-%05d-5f2f-c000.gz.parquet";
    private static final String ITEMS = "shop/shop.items/1/part-00000-5f2f-c000.gz.parquet";

    private final TestExport export = TestExport.sound();
    private final MemoryFolder folder = export.folder();

    @Test
    void export_sound_isCompleteAndCounted() {
        VerificationReport report = verify();

        assertThat(report.complete()).isTrue();
        assertThat(report.findings()).isEmpty();
        assertThat(report.exportTaskIdentifier()).contains(TestExport.ID);
        assertThat(report.snapshotTime()).contains("2026-11-20T02:00:00Z");
        assertThat(report.tables()).map(TableReport::name).containsExactly("shop.shop.items", "shop.shop.orders");
        assertThat(report.tables()).allSatisfy(table -> {
            assertThat(table.status()).isEqualTo(TableStatus.COMPLETE);
            assertThat(table.findings()).isEmpty();
        });
        TableReport orders = table(report, "shop.shop.orders");
        assertThat(orders.files()).isEqualTo(3);
        assertThat(orders.rows()).isEqualTo(6);
        assertThat(orders.bytes()).isEqualTo(3L * MemoryFolder.fixture("mysql-spark.gz.parquet").length);
        assertThat(orders.columns()).hasSize(14);
    }

    @Test
    void export_sound_isListedOnceAndEachFileReadOnce() {
        verify();

        assertThat(folder.listings()).isEqualTo(1);
        assertThat(folder.reads()).isEqualTo(4 + 2); // files and manifests
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop/shop.orders/part-00000-c5a8-c000.gz.parquet", // the older form
                "shop/shop.orders/2/part-00000-c5a8-c000.gz.parquet",
                "shop/shop.orders/a/part-00000-c5a8-c000.gz.parquet", // a live cluster
                "shop/shop.orders/1/x/part-00000-c5a8-c000.gz.parquet"
            })
    void export_otherLayoutWithoutMarkers_isComplete(String path) {
        TestExport other = new TestExport()
                .entry("shop.shop.orders", 0.25)
                .file(path, "mysql-spark")
                .ended();

        VerificationReport report = verify(other.folder());

        assertThat(report.findings()).isEmpty();
        assertThat(table(report, "shop.shop.orders").findings()).isEmpty();
        assertThat(table(report, "shop.shop.orders").rows()).isEqualTo(2);
    }

    /**
     * Numbers of parts have gaps where a range of keys has no row; readers pass over hidden files and empty folders.
     */
    @Test
    void export_gapsHiddenFilesAndFolders_areNotFindings() {
        folder.remove(ORDERS.formatted(1))
                .put("shop/", "")
                .put("shop/shop.orders/1/", "")
                .put("shop/shop.orders/1/._part", "x")
                .put("shop/shop.orders/_temporary/0/part-00009-x.gz.parquet", "x")
                .put(".DS_Store", "x");

        assertThat(kinds(verify())).isEmpty();
    }

    @Test
    void table_withoutRows_isComplete() {
        export.entry("shop.shop.empty", 0.000015).ended();
        folder.put("shop/shop.empty/1/_SUCCESS", "").remove(TestExport.page(1, 2));

        TableReport empty = table(verify(), "shop.shop.empty");

        assertThat(empty.status()).isEqualTo(TableStatus.COMPLETE);
        assertThat(empty.files()).isZero();
        assertThat(empty.findings()).isEmpty();
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            shop.public.order items         | shop/public.order_items
            shop.public.a\\b`c"d            | shop/public.a_b_c_d
            my shop.public.items            | my_shop/public.items
            shop.public.v1.2                | shop/public.v1.2
            shop.items                      | shop/shop.items
            my.shop.public.items            | my.shop/public.items
            """)
    void table_renamedByTheRules_isFound(String target, String path) {
        TestExport renamed =
                new TestExport().table(target, path, "postgres-spark", 1).ended();

        VerificationReport report = verify(renamed.folder());

        assertThat(kinds(report)).isEmpty();
        assertThat(report.tables()).map(TableReport::name).containsExactly(target);
        assertThat(report.rows()).isEqualTo(2);
    }

    @Test
    void table_renamedByAnotherRule_isDoubtfulAndNotLost() {
        TestExport renamed = new TestExport()
                .table("shop.public.größe", "shop/public.gr__e", "postgres-spark", 1)
                .ended();

        VerificationReport report = verify(renamed.folder());

        assertThat(report.complete()).isTrue();
        assertThat(kinds(report)).containsExactly(FindingKind.NAME_DIFFERS);
        assertThat(report.tables()).map(TableReport::status).containsExactly(TableStatus.DOUBTFUL);
    }

    @Test
    void tables_whoseNamesCollide_areBothNamedAndCountedOnce() {
        TestExport colliding = new TestExport()
                .entry("shop.public.a b", 0.1)
                .table("shop.public.a`b", "shop/public.a_b", "postgres-spark", 1)
                .file("shop/public.a_b/1/part-00001-x.gz.parquet", "mysql-spark")
                .ended();

        VerificationReport report = verify(colliding.folder());

        assertThat(kinds(report)).containsExactly(FindingKind.NAMES_COLLIDE, FindingKind.NAMES_COLLIDE);
        assertThat(report.tables()).map(TableReport::status).containsOnly(TableStatus.DOUBTFUL);
        assertThat(report.files()).isEqualTo(2);
    }

    @Test
    void file_cutOff_isDamage() {
        byte[] whole = folder.get(ORDERS.formatted(2));
        folder.put(ORDERS.formatted(2), Arrays.copyOf(whole, 1000));

        VerificationReport report = verify();

        assertThat(report.complete()).isFalse();
        TableReport orders = table(report, "shop.shop.orders");
        assertThat(orders.status()).isEqualTo(TableStatus.DAMAGED);
        assertThat(orders.rows()).isEqualTo(4);
        assertThat(orders.findings())
                .containsExactly(Finding.of(
                        FindingKind.FILE_UNREADABLE,
                        "shop/shop.orders/1/part-00002-5f2f-c000.gz.parquet cannot be read: it does not end as a Parquet"
                                + " file does: it is cut off, or is something else.",
                        "shop/shop.orders/1/part-00002-5f2f-c000.gz.parquet"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void file_ofAnotherTable_isDamageWhereverItLies(int number) {
        export.file(ORDERS.formatted(number), "postgres-spark");

        TableReport orders = table(verify(), "shop.shop.orders");

        assertThat(orders.status()).isEqualTo(TableStatus.DAMAGED);
        assertThat(orders.columns()).hasSize(14);
        assertThat(orders.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).contains(ORDERS.formatted(number));
            assertThat(finding.message())
                    .contains("has different columns from its table: ", "is missing, and there is ");
        });
    }

    @Test
    void columns_noneAsListed_isDamage() {
        TestExport swapped = new TestExport()
                .entry(listing("{\"columnName\": \"sku\"}, {\"columnName\": \"weight\"}"))
                .file(ITEMS, "postgres-spark")
                .ended();

        assertThat(table(verify(swapped.folder()), "shop.shop.items").status()).isEqualTo(TableStatus.DAMAGED);
    }

    @Test
    void columns_someNotAsListed_areADoubt() {
        TestExport other = new TestExport()
                .entry(listing("{\"columnName\": \"`ID`\"}, {\"columnName\": \"hidden\"}"))
                .file(ITEMS, "postgres-spark")
                .ended();

        VerificationReport report = verify(other.folder());

        assertThat(report.complete()).isTrue();
        assertThat(kinds(report)).containsExactly(FindingKind.COLUMNS_DIFFER);
        assertThat(report.tables().getFirst().findings().getFirst().message())
                .startsWith(
                        "The manifest lists different columns from the files: hidden is missing, and there is created, ");
    }

    @Test
    void table_withNothing_isMissing() {
        folder.remove(ITEMS).remove("shop/shop.items/1/_SUCCESS");

        VerificationReport report = verify();

        assertThat(report.complete()).isFalse();
        assertThat(table(report, "shop.shop.items").status()).isEqualTo(TableStatus.MISSING);
        assertThat(kinds(report)).containsExactly(FindingKind.TABLE_WITHOUT_FILES);
    }

    /** Also what an empty table looks like, whose rows were deleted and whose pages were not. */
    @Test
    void table_withMarkerOnlyAndASize_isDoubtful() {
        folder.remove(ITEMS);

        VerificationReport report = verify();

        assertThat(report.complete()).isTrue();
        assertThat(kinds(report)).containsExactly(FindingKind.EMPTY_WITH_SIZE);
    }

    @Test
    void batch_withoutItsMarker_isDoubtful() {
        folder.remove("shop/shop.orders/1/_SUCCESS");

        assertThat(kinds(verify())).containsExactly(FindingKind.NO_SUCCESS_MARKER);
    }

    @Test
    void table_thatRdsSkipped_isSkippedWithItsReason() {
        export.entry(
                        "{\"target\": \"shop.shop.blobs\", \"status\": \"SKIPPED\", \"warningMessage\": \"row too large\"}")
                .entry("{\"target\": \"postgres\", \"warningMessage\": \"PERMISSIONS_DO_NOT_EXIST\"}")
                .file("shop/shop.blobs/1/part-00000-x.gz.parquet", "mysql-spark")
                .ended();

        VerificationReport report = verify();

        assertThat(report.complete()).isTrue();
        assertThat(table(report, "shop.shop.blobs").status()).isEqualTo(TableStatus.SKIPPED);
        assertThat(table(report, "shop.shop.blobs").findings())
                .map(Finding::kind)
                .containsExactly(FindingKind.SKIPPED, FindingKind.SKIPPED_WITH_FILES);
        assertThat(table(report, "postgres").findings())
                .map(Finding::message)
                .containsExactly("RDS left it out: PERMISSIONS_DO_NOT_EXIST.");
    }

    @Test
    void partitions_notAllCompleted_areADoubt() {
        TestExport open =
                new TestExport().entry("""
                        {"target": "shop.shop.items", "status": "COMPLETE", "sizeGB": 1, "tableStatistics":
                         {"partitioningInfo": {"numberOfPartitions": "8", "numberOfCompletedPartitions": 7}}}""").file(ITEMS, "postgres-spark").ended();

        assertThat(kinds(verify(open.folder()))).containsExactly(FindingKind.PARTITIONS_NOT_COMPLETED);
    }

    @Test
    void table_thatNoOneNamed_isUnexpected() {
        export.file("shop/shop.stranger/1/part-00000-x.gz.parquet", "mysql-spark");
        folder.put("notes.txt", "x").put("shop/shop.orders/1/part-00000.csv", "x");

        VerificationReport report = verify();

        assertThat(report.complete()).isTrue();
        assertThat(table(report, "shop.shop.stranger").status()).isEqualTo(TableStatus.UNEXPECTED);
        assertThat(report.findings())
                .map(Finding::file)
                .containsExactly(Optional.of("notes.txt"), Optional.of("shop/shop.orders/1/part-00000.csv"));
    }

    @Test
    void page_missing_isNamedAndItsTablesAreADoubt() {
        folder.remove(TestExport.page(1, 2))
                .put(
                        TestExport.page(2, 2),
                        "{\"perTableStatus\": [{\"target\": \"shop.shop.items\", \"status\": \"COMPLETE\"}]}");

        VerificationReport report = verify();

        assertThat(report.complete()).isTrue();
        assertThat(report.findings())
                .map(Finding::message)
                .containsExactly("No page of export_tables_info lists the tables 1 to 1.");
        assertThat(table(report, "shop.shop.orders").status()).isEqualTo(TableStatus.DOUBTFUL);
    }

    @Test
    void page_cutOff_isNamed() {
        folder.put(TestExport.page(1, 2), "{\"perTableStatus\": [{\"target\": ");

        VerificationReport report = verify();

        assertThat(report.findings()).map(Finding::kind).containsExactly(FindingKind.MANIFEST_UNREADABLE);
        assertThat(report.tables()).map(TableReport::status).containsOnly(TableStatus.DOUBTFUL);
    }

    @Test
    void exportInfo_namingParts_isReported() {
        folder.put(
                "export_info_%s.json".formatted(TestExport.ID), "{\"exportOnly\": [\"shop.orders\", \"shop.items\"]}");

        assertThat(verify().exportOnly()).containsExactly("shop.orders", "shop.items");
    }

    @Test
    void exportInfo_sayingFailed_isNotComplete() {
        folder.put("export_info_%s.json".formatted(TestExport.ID), "{\"status\": \"FAILED\"}");

        VerificationReport report = verify();

        assertThat(report.complete()).isFalse();
        assertThat(report.findings())
                .map(Finding::message)
                .containsExactly("RDS says that the status of this export is FAILED.");
    }

    @Test
    void findings_ofOneKind_areCutAtTwentyAndCounted() {
        for (int i = 10; i < 35; i++) {
            folder.put(ORDERS.formatted(i), "");
        }

        List<Finding> findings = table(verify(), "shop.shop.orders").findings();

        assertThat(findings).hasSize(21);
        assertThat(findings.getLast().message()).isEqualTo("And 5 more of this kind.");
    }

    @Test
    void filesOfAnotherShape_moreThanTwenty_areCounted() {
        for (int i = 100; i < 160; i++) {
            export.file(ORDERS.formatted(i), i < 130 ? "postgres-spark" : "mysql-spark");
        }

        List<Finding> findings = table(verify(), "shop.shop.orders").findings();

        assertThat(findings).hasSize(21);
        assertThat(findings.getLast().message()).isEqualTo("And 10 more of this kind.");
    }

    @Test
    void pageWithoutNumbers_isRead() {
        byte[] page = folder.get(TestExport.page(1, 2));
        folder.remove(TestExport.page(1, 2)).put("export_tables_info_%s.json".formatted(TestExport.ID), page);

        assertThat(kinds(verify())).isEmpty();
    }

    @Test
    void folders_thatShareAKey_areBothReported() {
        TestExport dotted = new TestExport()
                .table("a.b.c.d", "a/b.c.d", "mysql-spark", 1)
                .file("a.b/c.d/1/part-00000-x.gz.parquet", "postgres-spark")
                .ended();
        dotted.folder().put("a.b/c.d/1/_SUCCESS", "");

        assertThat(verify(dotted.folder()).tables())
                .map(TableReport::status)
                .containsExactlyInAnyOrder(TableStatus.COMPLETE, TableStatus.UNEXPECTED);
    }

    @Test
    void folder_unreadableHalfway_givesNoReport() {
        folder.refuse(ITEMS);

        assertThatThrownBy(this::verify).isInstanceOf(FolderUnreadable.class).hasMessage("refused");
    }

    @Test
    void folder_empty_cannotBeRead() {
        assertThatThrownBy(() -> verify(new MemoryFolder("typo")))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessage("There is nothing in memory:typo: check its name, including upper and lower case.");
    }

    @Test
    void folder_aboveAnExport_cannotBeReadAndNamesOne() {
        MemoryFolder above = new MemoryFolder("nightly")
                .put("an-export/export_info_an-export.json", "{}")
                .put("an-export/shop/shop.orders/1/part-00000-x.gz.parquet", "x");

        assertThatThrownBy(() -> verify(above))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessage("memory:nightly is not the folder of one export: give the folder that has"
                        + " export_info_….json, such as an-export.");
    }

    @Test
    void folder_ofOtherThings_cannotBeRead() {
        assertThatThrownBy(() -> verify(new MemoryFolder("pictures").put("a.png", "x")))
                .isInstanceOf(FolderUnreadable.class)
                .hasMessageEndingWith("give the folder that has export_info_….json.");
    }

    private static String listing(String columns) {
        return "{\"target\": \"shop.shop.items\", \"status\": \"COMPLETE\", \"schemaMetadata\": {\"originalTypeMappings\": [%s]}}"
                .formatted(columns);
    }

    private VerificationReport verify() {
        return verify(folder);
    }

    private static VerificationReport verify(MemoryFolder folder) {
        return new ExportVerifier(folder).verify(Progress.NONE);
    }

    private static TableReport table(VerificationReport report, String name) {
        return report.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<FindingKind> kinds(VerificationReport report) {
        return java.util.stream.Stream.concat(
                        report.findings().stream(),
                        report.tables().stream().flatMap(table -> table.findings().stream()))
                .map(Finding::kind)
                .toList();
    }
}
