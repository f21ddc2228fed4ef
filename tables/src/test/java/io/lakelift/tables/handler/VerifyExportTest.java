package io.lakelift.tables.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.fakes.s3.FakeS3;
import io.lakelift.fakes.wire.Fault;
import io.lakelift.tables.folder.FolderUnreadable;
import io.lakelift.tables.folder.MemoryFolder;
import io.lakelift.tables.report.FileLines;
import io.lakelift.tables.s3.TestBucket;
import io.lakelift.tables.store.ObjectStore;
import io.lakelift.tables.verify.TestExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the state machine gives the function, and what it gets. */
class VerifyExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REPORT = "lakelift/lakelift/exports/" + TestExport.ID + "/report.json";
    private static final String FILES = "lakelift/lakelift/exports/" + TestExport.ID + "/files.ndjson.gz";
    private static final String LATEST = "lakelift/lakelift/latest/db/orders.json";
    private static final Instant LATER = MemoryFolder.WRITTEN.plus(Duration.ofHours(1));

    @AutoClose
    private final TestBucket bucket = new TestBucket();

    private final ObjectStore store = bucket.store();
    private final List<String> logged = new ArrayList<>();
    private Instant now = LATER;

    @Test
    void soundExport_isCounted_andItsEndStays() throws IOException {
        JsonNode answer = call(TestExport.sound().folder(), false, FunctionCall.report());

        assertThat(answer.at("/verify/complete").asBoolean()).isTrue();
        assertThat(answer.at("/verify/tables").asInt()).isEqualTo(2);
        assertThat(answer.at("/verify/files").asInt()).isEqualTo(4);
        assertThat(answer.at("/verify/report").asText()).isEqualTo("s3://own/" + REPORT);
        assertThat(answer.at("/end")).isEqualTo(FunctionCall.report().path("end"));
        assertThat(answer.has("unverified")).isFalse();
        assertThat(answer.path("export")).isEqualTo(FunctionCall.report().path("export"));
        assertThat(JSON.readTree(store.get(REPORT).orElseThrow().bytes())
                        .path("schemaVersion")
                        .asInt())
                .isEqualTo(1);
        assertThat(logged).singleElement().asString().startsWith("VerifyExport execution=night-1 {\"complete\":true");
    }

    @Test
    void provedLoss_isAWarningOrAFailure_asTheDeploymentSays() throws IOException {
        JsonNode warned = call(cut(), false, FunctionCall.report());
        assertThat(warned.at("/verify/complete").asBoolean()).isFalse();
        assertThat(warned.at("/end/outcome").asText()).isEqualTo("COMPLETE_WITH_WARNINGS");
        assertThat(warned.at("/end/error").isMissingNode()).isTrue();
        assertThat(warned.at("/end/cause").asText())
                .isEqualTo("The check of its files proved loss: 1 of 2 tables is missing or damaged.");
        assertThat(warned.at("/verify/findings/0/table").asText()).isEqualTo("shop.shop.orders");

        bucket.clear();
        JsonNode failed = call(cut(), true, FunctionCall.report());
        assertThat(failed.at("/end/outcome").asText()).isEqualTo("INCOMPLETE");
        assertThat(failed.at("/end/error").asText()).isEqualTo("ExportIncomplete");
    }

    @Test
    void wholeExport_becomesTheSourcesNewest_alsoWhereOnlyThatWasLeftToDo() throws IOException {
        bucket.faults().next(FakeS3.PUT, 2, new Fault.Pass()).next(FakeS3.PUT, 1, FakeS3.slowDown());
        JsonNode stuck = call(TestExport.sound().folder(), false, FunctionCall.report());
        assertThat(stuck.at("/verify/complete").asBoolean()).isTrue();
        assertThat(stuck.at("/verify/latestCause").asText()).contains(LATEST, "SlowDown");

        JsonNode answer = call(TestExport.sound().folder(), false, FunctionCall.report());

        assertThat(answer.at("/verify/latest").asText()).isEqualTo("s3://own/" + LATEST);
        JsonNode latest = JSON.readTree(store.get(LATEST).orElseThrow().bytes());
        assertThat(latest.path("exportTaskIdentifier").asText()).isEqualTo(TestExport.ID);
        assertThat(latest.path("snapshotTime").asText()).isEqualTo("2026-11-20T03:10:12.345Z");
        assertThat(latest.path("endedAt").asText()).isEqualTo(MemoryFolder.WRITTEN.toString());
        assertThat(latest.path("report").asText()).isEqualTo("s3://own/" + REPORT);
        assertThat(latest.path("tables")).hasSize(2);
    }

    /** Each night of such a source has the warning, and its readers go by the pointer. */
    @Test
    void exportWithADatabaseThatRdsCannotList_becomesTheNewest() throws IOException {
        ObjectNode warned = FunctionCall.report();
        warned.withObject("/export")
                .put("warningMessage", "{\"general\":[{\"reason\":\"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE\"}]}");

        assertThat(call(TestExport.sound().folder(), false, warned)
                        .at("/verify/latest")
                        .asText())
                .isEqualTo("s3://own/" + LATEST);
    }

    @Test
    void exportWithLoss_orOfChosenParts_orWhoseReportIsNotKept_isNotTheNewest() throws IOException {
        call(cut(), false, FunctionCall.report());
        bucket.clear();
        ObjectNode parts = FunctionCall.report();
        parts.withObject("/export").putArray("exportOnly").add("shop.shop.orders");
        call(TestExport.sound().folder(), false, parts);
        bucket.clear();
        bucket.faults().next(FakeS3.PUT, 1, FakeS3.slowDown());
        call(TestExport.sound().folder(), false, FunctionCall.report());

        assertThat(store.get(LATEST)).isEmpty();
    }

    @Test
    void emptyFolder_isWaitedForTenMinutes_andThenReportedAsItIs() throws IOException {
        MemoryFolder empty = new MemoryFolder(TestExport.ID);
        now = MemoryFolder.WRITTEN.plusSeconds(599);
        JsonNode young = call(empty, false, FunctionCall.report());
        assertThat(young.path("unverified").asBoolean()).isTrue();
        assertThat(young.path("waitSeconds").asInt()).isEqualTo(30);

        now = MemoryFolder.WRITTEN.plusSeconds(600);
        JsonNode old = call(empty, false, FunctionCall.report());
        assertThat(old.has("unverified")).isFalse();
        assertThat(old.at("/verify/cause").asText()).startsWith("There is nothing in ");
        assertThat(old.at("/end/outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void partOfASecondThatIsLeft_isWaitedFor_andTakesNoRounds() throws IOException {
        MemoryFolder folder = TestExport.sound().folder().live();
        folder.remove(TestExport.page(1, 2));
        now = MemoryFolder.WRITTEN.plusSeconds(599).plusMillis(500);

        assertThat(call(folder, false, FunctionCall.report())
                        .path("waitSeconds")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void manifest_isWaitedForFromTheExportsEnd_howeverOldItsDataIs() throws IOException {
        MemoryFolder folder = TestExport.sound().folder().live();
        folder.remove(TestExport.page(1, 2));
        now = MemoryFolder.WRITTEN.plusSeconds(3600);
        ObjectNode report = FunctionCall.report();
        report.withObject("/export").put("taskEndTime", now.minusSeconds(30).toString());

        assertThat(call(folder, false, report).path("unverified").asBoolean()).isTrue();
    }

    @Test
    void tableThatRdsLeftOut_isAWarning_andTheExportTheNewest() throws IOException {
        TestExport export = TestExport.sound();
        export.entry(
                "{\"target\": \"shop.shop.audit\", \"status\": \"SKIPPED\", \"warningMessage\": \"ROW_TOO_LARGE\"}");

        JsonNode answer = call(export.ended().folder(), true, FunctionCall.report());

        assertThat(answer.at("/verify/complete").asBoolean()).isTrue();
        assertThat(answer.at("/end/outcome").asText()).isEqualTo("COMPLETE_WITH_WARNINGS");
        assertThat(answer.at("/verify/latest").asText()).isEqualTo("s3://own/" + LATEST);
    }

    /** An execution that joined the export, or a call that is made again, gets what the first one found. */
    @Test
    void exportThatWasChecked_isNotReadAgain() throws IOException {
        JsonNode first = call(TestExport.sound().folder(), false, FunctionCall.report());
        MemoryFolder gone = new MemoryFolder(TestExport.ID);

        assertThat(call(gone, false, FunctionCall.report())).isEqualTo(first);
    }

    @Test
    void timeThatIsOver_isGoneOnWithInTheNextRound() throws IOException {
        MemoryFolder folder = TestExport.sound().folder();
        JsonNode first = call(folder, false, FunctionCall.report(), afterEachLook());
        assertThat(first.path("unverified").asBoolean()).isTrue();
        assertThat(first.path("waitSeconds").asInt()).isZero();
        assertThat(first.path("verify").toString()).isEqualTo("{\"round\":1,\"cursor\":1}");
        int reads = folder.reads();

        JsonNode second = call(folder, false, (ObjectNode) first, () -> 0);

        assertThat(second.at("/verify/tables").asInt()).isEqualTo(2);
        assertThat(second.at("/verify/files").asInt()).isEqualTo(4);
        assertThat(second.has("unverified")).isFalse();
        assertThat(folder.reads() - reads)
                .as("one table's files, and the manifests")
                .isLessThan(reads + 3);
    }

    @Test
    void filesOfTheReport_areListedBesideIt_howeverManyRoundsItTook() throws IOException {
        call(TestExport.sound().folder(), false, FunctionCall.report());
        List<String> atOnce = files();
        assertThat(atOnce)
                .hasSize(4)
                .contains("shop.shop.orders shop/shop.orders/1/part-00001-5f2f-c000.gz.parquet 4232 2");

        bucket.clear();
        JsonNode first = call(TestExport.sound().folder(), false, FunctionCall.report(), afterEachLook());
        assertThat(store.get(FILES)).isEmpty();
        call(TestExport.sound().folder(), false, (ObjectNode) first);

        assertThat(files()).isEqualTo(atOnce);
    }

    /** Another execution that checks the export may have come less far, and have written over what this one knew. */
    @Test
    void filesOfARound_areThoseOfTheTablesThatItContinuesBehind() throws IOException {
        JsonNode first = call(TestExport.sound().folder(), false, FunctionCall.report(), afterEachLook());
        store.put(
                "lakelift/lakelift/exports/" + TestExport.ID + "/progress.json",
                "{\"schemaVersion\": 99}".getBytes(StandardCharsets.UTF_8));

        call(TestExport.sound().folder(), false, (ObjectNode) first);

        assertThat(files()).hasSize(4);
    }

    private List<String> files() throws IOException {
        List<String> files = new ArrayList<>();
        FileLines.read(
                store.get(FILES).orElseThrow().bytes(),
                line -> files.add("%s %s %d %d".formatted(line.table(), line.file(), line.bytes(), line.rows())));
        return files;
    }

    @Test
    void roundThatComesNoFurther_orTheFiftyFirst_endsTheCheck() throws IOException {
        long[] looks = {0};
        JsonNode stuck = call(
                TestExport.sound().folder(),
                false,
                FunctionCall.report(),
                () -> looks[0]++ == 0 ? 0 : Duration.ofHours(1).toNanos());
        assertThat(stuck.has("unverified")).isFalse();
        assertThat(stuck.at("/verify/cause").asText())
                .isEqualTo("A whole round was not enough for one table of s3://my-exports/nightly/%s."
                        .formatted(TestExport.ID));

        ObjectNode last = FunctionCall.report();
        last.putObject("verify").put("round", 50).put("cursor", 1);
        JsonNode ended = call(TestExport.sound().folder(), false, last);
        assertThat(ended.has("unverified")).isFalse();
        assertThat(ended.at("/verify/error").asText()).isEqualTo("CheckTooLong");
        assertThat(ended.at("/end/outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void exportThatIsStillBeingWritten_isLookedAtAgain() throws IOException {
        now = MemoryFolder.WRITTEN.plusSeconds(60);
        MemoryFolder folder = TestExport.sound().folder().live();
        folder.remove(TestExport.page(1, 2));

        JsonNode answer = call(folder, false, FunctionCall.report());

        assertThat(answer.path("unverified").asBoolean()).isTrue();
        assertThat(answer.path("waitSeconds").asInt()).isEqualTo(30);
        assertThat(bucket.writes()).isZero();
    }

    @Test
    void folderThatCannotBeRead_isThrown_andTriedAgainByTheStateMachine() {
        assertThatThrownBy(() -> call(
                        TestExport.sound().folder().refuse("export_info_" + TestExport.ID + ".json"),
                        false,
                        FunctionCall.report()))
                .isInstanceOf(FolderUnreadable.class);
        assertThat(logged).singleElement().asString().contains("FolderUnreadable: refused");
    }

    @Test
    void folderThatMayNotBeRead_isAnAnswer() throws IOException {
        JsonNode answer = call(TestExport.sound().folder(), false, FunctionCall.report(), () -> {
            throw FolderUnreadable.refused("AccessDenied.", new IllegalStateException());
        });

        assertThat(answer.path("verify").toString())
                .isEqualTo("{\"error\":\"FilesRefused\",\"cause\":\"AccessDenied.\"}");
        assertThat(answer.at("/end/outcome").asText()).isEqualTo("COMPLETE");
        assertThat(answer.has("unverified")).isFalse();
    }

    @Test
    void reportThatCannotBeKept_isReportedNevertheless_andOneOfAnotherVersionIsMadeAgain() throws IOException {
        store.put(REPORT, "{\"schemaVersion\": 99}".getBytes(StandardCharsets.UTF_8));
        bucket.faults().next(FakeS3.PUT, 1, FakeS3.slowDown());

        JsonNode answer = call(TestExport.sound().folder(), false, FunctionCall.report());

        assertThat(answer.at("/verify/tables").asInt()).isEqualTo(2);
        assertThat(answer.at("/verify").has("report")).isFalse();
    }

    @Test
    void answer_isBelowEightKibibytes() throws IOException {
        TestExport export = TestExport.sound();
        for (int i = 0; i < 300; i++) {
            export.entry("shop.shop." + "a-very-long-name-of-a-table-".repeat(8) + i, 1);
        }

        JsonNode answer = call(export.ended().folder(), false, FunctionCall.report());

        assertThat(answer.path("verify").toString().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(8192);
        assertThat(answer.at("/verify/findings")).hasSize(20);
        assertThat(answer.at("/verify/moreFindings").asInt()).isEqualTo(280);
    }

    @Test
    void settings_nameTheVariableThatIsMissing() {
        assertThatThrownBy(() -> VerifySettings.from(Map.of("LAKELIFT_NAME", "lakelift")))
                .hasMessageContaining("LAKELIFT_S3_BUCKET_NAME");
        Map<String, String> checking = Map.of("LAKELIFT_NAME", "lakelift", "LAKELIFT_S3_BUCKET_NAME", "own");
        assertThat(VerifySettings.from(checking).tables()).isEmpty();
        Map<String, String> registering = new HashMap<>(checking);
        registering.put("LAKELIFT_TABLES_DATABASE", "lake");
        assertThat(VerifySettings.from(registering).tables())
                .map(RegisterSettings::database)
                .hasValue("lake");
    }

    private static MemoryFolder cut() {
        MemoryFolder folder = TestExport.sound().folder();
        String file = "shop/shop.orders/1/part-00001-5f2f-c000.gz.parquet";
        return folder.put(file, java.util.Arrays.copyOf(folder.get(file), 100));
    }

    /** Over as soon as one table was begun. */
    @Test
    void failedFilesOfFsx_areNamed_asTheReportHasThem() throws IOException {
        MemoryFolder folder = new MemoryFolder("task-1").put("failures.csv", """
                results/run-1.csv,failed,S3AccessDenied
                "results/a,b ""2\"".csv",failed,FileSizeTooLarge\r
                results/run-3.csv,failed
                """);

        JsonNode answer = filesOf(folder);

        assertThat(answer.has("unverified")).isFalse();
        assertThat(answer.path("end")).isEqualTo(ofFsx().path("end"));
        assertThat(answer.at("/verify/findings"))
                .extracting(finding -> finding.path("message").asText())
                .containsExactly(
                        "results/run-1.csv was not exported: S3AccessDenied.",
                        "results/a,b \"2\".csv was not exported: FileSizeTooLarge.",
                        "results/run-3.csv was not exported.");
        assertThat(answer.at("/verify/moreFindings").asLong()).isEqualTo(34);
        assertThat(answer.at("/verify/report").asText()).isEqualTo("s3://files/reports/task-1/failures.csv");
    }

    /** A report may name millions of files: its beginning is read, and the line that is cut there is left out. */
    @Test
    void failedFilesOfALongReport_areTwenty_andNoneIsCut() throws IOException {
        String path = "x".repeat(10_000);
        MemoryFolder folder =
                new MemoryFolder("task-1").put("failures.csv", (path + ",failed,S3AccessDenied\n").repeat(37));

        JsonNode long13 = filesOf(folder).path("verify");

        assertThat(long13.path("findings"))
                .hasSize(13)
                .allMatch(each -> each.path("message").asText().length() <= 300);
        assertThat(long13.path("moreFindings").asLong()).isEqualTo(24);
        folder.put("failures.csv", "a,failed,S3AccessDenied\n".repeat(37));
        assertThat(filesOf(folder).at("/verify/findings")).hasSize(20);
    }

    @Test
    void reportOfFsx_thatIsMissingOrCannotBeRead_isReported() throws IOException {
        assertThat(filesOf(new MemoryFolder("task-1"))
                        .at("/verify/findings/0/message")
                        .asText())
                .isEqualTo("FSx has not written s3://files/reports/task-1/failures.csv.");
        assertThat(filesOf(new MemoryFolder("task-1").put("failures.csv", "FilePath,FileStatus,ErrorCode\n"))
                        .at("/verify/findings/0/message")
                        .asText())
                .isEqualTo("s3://files/reports/task-1/failures.csv names no file that failed.");

        MemoryFolder refused = new MemoryFolder("task-1").put("failures.csv", "a,failed,b\n");
        refused.refuse("failures.csv");
        JsonNode answer = filesOf(refused);

        assertThat(answer.at("/verify/findings")).hasSize(1);
        assertThat(answer.at("/verify/findings/0/kind").asText()).isEqualTo("NoReport");
        assertThat(answer.at("/end/outcome").asText()).isEqualTo("COMPLETE_WITH_WARNINGS");
    }

    private JsonNode filesOf(MemoryFolder folder) throws IOException {
        return call("s3://files/reports/task-1", folder, false, ofFsx(), () -> 0);
    }

    private static ObjectNode ofFsx() {
        ObjectNode report = JSON.createObjectNode();
        report.put("role", "owner").put("waitSeconds", 30).put("unverified", true);
        report.putObject("end").put("outcome", "COMPLETE_WITH_WARNINGS");
        ObjectNode task = report.putObject("export");
        task.put("taskId", "task-1").put("reportPath", "s3://files/reports/");
        task.putObject("files").put("total", 100).put("succeeded", 63).put("failed", 37);
        return report;
    }

    private static LongSupplier afterEachLook() {
        long[] looks = {0};
        return () -> looks[0]++ < 2 ? 0 : Duration.ofHours(1).toNanos();
    }

    private JsonNode call(MemoryFolder folder, boolean lossFails, ObjectNode previous) throws IOException {
        return call(folder, lossFails, previous, () -> 0);
    }

    private JsonNode call(MemoryFolder folder, boolean lossFails, ObjectNode previous, LongSupplier stopwatch)
            throws IOException {
        return call("s3://my-exports/nightly/" + TestExport.ID, folder, lossFails, previous, stopwatch);
    }

    private JsonNode call(
            String location, MemoryFolder folder, boolean lossFails, ObjectNode previous, LongSupplier stopwatch)
            throws IOException {
        VerifyExport function = new VerifyExport(
                new VerifySettings("lakelift", "my-exports", lossFails, Optional.empty()),
                address -> {
                    assertThat(address).isEqualTo(location);
                    return folder;
                },
                store,
                stopwatch);
        return FunctionCall.of(function, previous, now, logged);
    }
}
