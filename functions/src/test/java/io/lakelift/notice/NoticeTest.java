package io.lakelift.notice;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.FileCounts;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of ending against the notice that a person has read and found good. To write them again after a change, run
 * with {@code -Dgolden=write}, and read them.
 */
class NoticeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notices");
    private static final String WARNING = """
            {"skippedTables":[{"tableName":"orders.audit.log","reason":"PERMISSIONS_DO_NOT_EXIST"},\
            {"tableName":"orders.audit.trail","reason":"PERMISSIONS_DO_NOT_EXIST"}]}""";

    private static final String WHOLE_DATABASE = """
            {"skippedTables":[{"tableName":"shop.public.audit","reason":"PERMISSIONS_DO_NOT_EXIST"}],\
            "skippedObjectives":[],"general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE"}]}""";
    private static final String EVERY_KIND = """
            {"skippedTables":[{"tableName":"shop.public.audit","reason":"PERMISSIONS_DO_NOT_EXIST"},\
            {"tableName":"shop.public.files","reason":"ROW_TOO_LARGE"},\
            {"tableName":"shop.public.a/b","reason":"INVALID_TABLE_NAME"},{"tableName":"shop.public.new","reason":"NEW"},\
            {"tableName":"shop.public.odd"}],"skippedObjectives":[{"objectiveName":"shop.daily","reason":"VIEW"}],\
            "general":[{"reason":"FAILED_TO_EXTRACT_TABLES_LIST_FOR_DATABASE","databaseName":"billing"},{"reason":"SLOW"}]}""";
    private static final String NO_BUCKET =
            "The RDS export failed to write the export task's metadata to the S3 bucket lake-prod using the IAM role"
                    + " arn:aws:iam::123456789012:role/lakelift-export with the KMS key"
                    + " arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d. Error code: NoSuchBucket";

    private static final String REPORT =
            "s3://lakelift-data-123456789012-eu-west-1/lakelift/lakelift/exports/lakelift-rds-orders-1/report.json";
    private static final String LOST = "The check of its files proved loss: 2 of 312 tables are missing or damaged.";
    private static final String LATEST =
            "s3://lakelift-data-123456789012-eu-west-1/lakelift/lakelift/latest/db/orders.json";

    private static final FilesCheck LOSS = new FilesCheck(
            false,
            Optional.of(new FilesCheck.Counts(312, 41_209, 1_904_000_001)),
            List.of(
                    "Table shop.shop.drafts: RDS lists it as complete and with data, and it has no file.",
                    "Table shop.shop.orders: shop/shop.orders/1/part-00003.gz.parquet cannot be read: it is empty."),
            1,
            Optional.of(REPORT),
            Optional.empty(),
            Optional.empty());

    private static final String BY_HAND =
            "./lakelift register s3://lakelift-data-123456789012-eu-west-1/nightly/x --database lake --keep-nights 7"
                    + " --names schema_table --on-damage hold";

    private static final FilesCheck SOUND = new FilesCheck(
            true,
            Optional.of(new FilesCheck.Counts(312, 41_220, 1_904_113_220)),
            List.of(),
            0,
            Optional.of(REPORT),
            Optional.of(LATEST),
            Optional.empty());

    private static final TablesUpdate REGISTERED = update(
            312,
            0,
            List.of(
                    "Table shop.shop.customers: Column \"fax\" (string) is gone.",
                    "Table shop.shop.customers: Table shop_customers__2026_11_19 has an older night,"
                            + " with its own columns.",
                    "Table shop.shop.orders: Column \"total\" was widened from decimal(10, 2) to decimal(12, 2).",
                    "Table shop.shop.orders: Column \"id\" was changed from long to string, which may break queries.",
                    "Table shop.shop.invoices: It has 41 % fewer rows than the night before: 59 after 100."),
            1,
            Optional.empty());

    private static final TablesUpdate REGISTERED_IN_PART = update(
            1,
            2,
            List.of(
                    "Table shop.shop.items was not registered: It cannot be registered as \"shop_items\", for"
                            + " Lakelift did not create the table of that name: choose another database.",
                    "Table shop.shop.drafts stays at its last whole night: RDS lists it as complete and with"
                            + " data, and it has no file."),
            0,
            Optional.of(BY_HAND));

    private static TablesUpdate update(
            long tables, long newer, List<String> findings, long more, Optional<String> command) {
        return new TablesUpdate(
                Optional.of("lake"),
                tables,
                newer,
                findings,
                more,
                Optional.of(REPORT.replace("report.json", "registration.json")),
                Optional.empty(),
                false,
                command);
    }

    /** By the name of the file that a person has read. */
    private static final Map<String, Ending> CASES = Stream.of(
                    entry("complete", complete()),
                    entry("checked", complete().files(SOUND)),
                    entry("registered", complete().files(SOUND).tables(REGISTERED)),
                    entry("registered-in-part", warned("").why(LOST).files(LOSS).tables(REGISTERED_IN_PART)),
                    entry(
                            "not-registered",
                            complete()
                                    .files(SOUND)
                                    .tables(TablesUpdate.none(
                                            "There is no database \"lake\" in this account and Region's Glue Data Catalog.",
                                            false,
                                            Optional.of(BY_HAND)))),
                    entry(
                            "not-checked",
                            complete()
                                    .files(
                                            FilesCheck.none(
                                                    "s3://lakelift-data-123456789012-eu-west-1/nightly/x cannot be read (AccessDenied)."))),
                    entry("loss", warned("").why(LOST).files(LOSS)),
                    entry(
                            "incomplete",
                            TestEnding.of(Outcome.INCOMPLETE)
                                    .error("ExportIncomplete")
                                    .why(LOST)
                                    .export(task("COMPLETE", "", ""))
                                    .files(LOSS)),
                    entry("warning", warned(WARNING)),
                    entry("warning-of-a-database", warned(WHOLE_DATABASE)),
                    entry("warning-of-every-kind", warned(EVERY_KIND)),
                    entry("warning-in-other-words", warned("{\"skippedViews\":[{\"viewName\":\"shop.daily\"}]}")),
                    entry("failed-before-any-data", early()),
                    entry(
                            "failed",
                            failed("The RDS export failed to write the export task's metadata because it can't"
                                    + " assume the IAM role arn:aws:iam::123456789012:role/lakelift-export.")),
                    entry("failed-without-cause", failed("")),
                    entry("canceled", canceled().error("ExportCanceled")),
                    entry("deadline", canceled().error("DeadlineExceeded").cancelledBy(CancelledBy.DEADLINE)),
                    entry(
                            "not-started",
                            TestEnding.of(Outcome.NOT_STARTED)
                                    .error("DeadlineExceeded")
                                    .why(
                                            "RDS refused StartExportTask (ExportTaskLimitReachedFault): You have reached the"
                                                    + " limit of 5 concurrent export tasks. Wait for a slot.")),
                    entry(
                            "refused",
                            refused()
                                    .why(
                                            "s3Prefix \"a/\" contains a colon, or begins or ends with a slash: RDS refuses both, leave them out.")),
                    entry(
                            "lost",
                            TestEnding.of(Outcome.UNKNOWN)
                                    .error("ExportLost")
                                    .why("RDS throttled DescribeExportTasks (Throttling): Rate exceeded")
                                    .export(task("IN_PROGRESS", "", ""))),
                    entry("stopped", canceled().role(Role.CANCEL).cancelledBy(CancelledBy.STOP)),
                    entry("joined", complete().role(Role.JOINED)),
                    entry("reused", complete().role(Role.JOINED).reused()),
                    entry("adopted", complete().role(Role.ADOPTED)),
                    entry("fsx-complete", files(Outcome.COMPLETE, 0, "")),
                    entry("fsx-warning", files(Outcome.COMPLETE_WITH_WARNINGS, 37, "")),
                    entry("fsx-failed", files(Outcome.FAILED, 400, "Access was denied.")),
                    entry(
                            "after-waiting",
                            complete()
                                    .sender(
                                            Sender.of("acme-prod", Samples.EXECUTION, ZoneId.of("America/New_York")),
                                            Samples.EXECUTION)
                                    .waited(Duration.ofMinutes(80), TestEnding.END.plus(Duration.ofHours(3)))),
                    entry(
                            "cancel-requested",
                            canceled()
                                    .role(Role.CANCEL)
                                    .cancelledBy(CancelledBy.REQUEST)
                                    .named("lakelift-orders-1")),
                    entry(
                            "cancel-refused",
                            TestEnding.of(Outcome.REFUSED)
                                    .error("ExportTaskNotFound")
                                    .role(Role.CANCEL)
                                    .named("lakelift-orders-1")
                                    .why("RDS refused CancelExportTask (ExportTaskNotFound): no such export.")))
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().ending()));

    static Stream<Arguments> cases() {
        return CASES.entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void notice_readsAsItWasApproved(String name, Ending ending) throws IOException {
        Notice notice = NoticeWriter.write(ending);
        String written = notice.subject() + "\n\n" + notice.text() + "\n" + pretty(notice.data()) + "\n";
        Path file = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, written);
        }

        assertThat(written).isEqualTo(Files.readString(file));
        assertThat(notice.text()).doesNotContain("{\"", "\":", "[]");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void attributes_letSubscribersFilter(String name, Ending ending) {
        assertThat(NoticeWriter.write(ending).attributes())
                .containsEntry("outcome", ending.outcome().name())
                .containsEntry("service", name.startsWith("fsx") ? "fsx" : "rds")
                .containsEntry("role", ending.role().toString())
                .containsEntry("deployment", ending.sender().deployment())
                .containsEntry("account", "123456789012")
                .containsEntry("region", "eu-west-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            complete, reused, joined, adopted, after-waiting, fsx-complete, cancel-requested | ok
            warning, warning-of-a-database, fsx-warning, canceled, stopped | warning
            failed, fsx-failed, deadline, not-started, refused, lost, cancel-refused | failure
            """)
    void severity_isWhatAPersonHasToDo(String names, String severity) {
        assertThat(names.split(", "))
                .isSubsetOf(CASES.keySet())
                .allSatisfy(name -> assertThat(NoticeWriter.write(requireNonNull(CASES.get(name)))
                                .attributes())
                        .containsEntry("severity", severity));
    }

    @Test
    void textOfTheService_isData() {
        String nasty = "line one\r\nSubject: forged\u0007\u202e" + "x".repeat(50_000);
        Notice notice = NoticeWriter.write(failed(nasty).ending());

        assertThat(notice.text()).doesNotContain("\r", "\u0007", "\u202e", "\nSubject: forged");
        assertThat(notice.text().length()).isLessThan(6000);
        assertThat(notice.data().length()).isLessThan(10_000);
    }

    @Test
    void source_isSpelledAsRdsStoresIt() {
        Ending ending =
                refused().named("arn:aws:rds:eu-west-1:123456789012:db:Orders").ending();

        assertThat(ending.sourceArn()).contains("arn:aws:rds:eu-west-1:123456789012:db:orders");
        assertThat(NoticeWriter.write(ending).text()).contains("db:orders").doesNotContain("Orders");
    }

    @Test
    void subject_isShortAscii() {
        String odd = "arn:aws:rds:eu-west-1:123456789012:snapshot:größe\n" + "x".repeat(300);

        assertThat(NoticeWriter.write(refused().named(odd).ending()).subject())
                .hasSizeLessThan(100)
                .matches("[ -~]+")
                .endsWith("...");
    }

    @Test
    void manySkippedTables_areCutAndCounted() {
        String tables = String.join(
                ",", IntStream.range(0, 30).mapToObj(i -> "\"t" + i + "\"").toList());

        assertThat(text(warned("{\"skippedTables\":[" + tables + "]}")))
                .contains("Skipped tables (30)", "  - t19\n", "… and 10 more")
                .doesNotContain("- t20");
    }

    @Test
    void threeEmptyLists_areNotAWarning() {
        ExportTask task = task("COMPLETE", "", "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}");

        assertThat(task.outcome()).hasValue(Outcome.COMPLETE);
        assertThat(text(complete().export(task))).doesNotContain("Why", "What to do", "Skipped", "missing");
    }

    @Test
    void failureBeforeAnyData_saysNothingOfDataThatIsNotThere() {
        assertThat(text(early()))
                .contains("The bucket no longer exists", "Size     0 GB extracted")
                .doesNotContain("stays in S3", "target folder", "Check that the KMS key");
    }

    @Test
    void sizeThatRdsRoundsDownToNothing_isLessThanOneGigabyte() {
        ExportTask task = InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "COMPLETE");

        assertThat(text(complete().export(task))).contains("Size     less than 1 GB extracted");
    }

    @Test
    void exportPage_isTheExportsOwn_orTheListWhereNoneIsKnown() {
        assertThat(text(complete()))
                .contains(
                        "https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1"
                                + "#export-task:id=lakelift-rds-orders-2026-11-20-03-10-mdd6rurt85sj;source-location=exports-in-s3\n");
        assertThat(text(refused())).contains("/rds/home?region=eu-west-1#snapshots-list:tab=exporttos3\n");
    }

    @Test
    void warningThatIsNoJson_isReportedInItsOwnWords() {
        assertThat(text(warned("some tables were left out {"))).contains("Why\n  some tables were left out {");
    }

    @Test
    void links_ofARunThatStepFunctionsDoesNotKnow_doNotLeadThere() {
        String laptop = "arn:aws:states:eu-west-1:123456789012:execution:" + ExecutionContext.LAPTOP + ":n";

        assertThat(text(in(laptop)))
                .contains("/rds/home?region=eu-west-1#", "ARN      " + laptop)
                .doesNotContain("/states/home");
    }

    @Test
    void links_followThePartition() {
        assertThat(text(in("arn:aws-cn:states:cn-north-1:123456789012:execution:e:n")))
                .contains("https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#");
        assertThat(text(in("arn:aws-us-gov:states:us-gov-west-1:123456789012:execution:e:n")))
                .contains("https://us-gov-west-1.console.amazonaws-us-gov.com/rds/home?region=us-gov-west-1#");
    }

    @Test
    void reportOfFilesThatFailed_isNamedOnceInWhatToDo() {
        assertThat(List.of("Access was denied.", "Something that nobody knows."))
                .allSatisfy(cause -> assertThat(new NoticeWording(
                                        files(Outcome.FAILED, 400, cause).ending())
                                .remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).containsOnlyOnce("/lustre/reports")));
    }

    /** FSx writes its report when a task completes, and a cancelled one does not; one that is lost has not yet. */
    @ParameterizedTest
    @CsvSource({"CANCELED, CANCELED", "EXECUTING, UNKNOWN"})
    void taskThatDidNotComplete_promisesNoReport(String status, Outcome outcome) {
        TestEnding ending = TestEnding.of(outcome)
                .named(Samples.FILE_SYSTEM)
                .export(files(outcome, status, 400, "").ending().export().orElseThrow());

        assertThat(new NoticeWording(ending.ending()).remedy())
                .hasValueSatisfying(remedy -> assertThat(remedy)
                        .contains("The files that were exported stay in S3")
                        .doesNotContain("report"));
    }

    @Test
    void filesOfWhichNoneWasExported_haveARemedyWithoutALeadingSpace() {
        TestEnding cancelled = TestEnding.of(Outcome.CANCELED)
                .cancelledBy(CancelledBy.DEADLINE)
                .named(Samples.FILE_SYSTEM)
                .export(InMemoryExportGateway.task("", Samples.files(), "CANCELED"));

        assertThat(new NoticeWording(cancelled.ending()).remedy())
                .hasValue(
                        "The export is not started again automatically: start a new execution with a longer deadline if it should run.");
    }

    /** Another execution of this deployment has a notice of its own; someone else's export has none here. */
    @Test
    void joined_cancelled_saysWhereTheReasonIs() {
        ExportTask ours = InMemoryExportGateway.task(
                ExportTaskIdentifier.of(Samples.DEPLOYMENT, ExportSource.parse(Samples.SNAPSHOT), Samples.EXECUTION)
                        .value(),
                Samples.request(),
                "CANCELED");

        assertThat(text(canceled().role(Role.JOINED).export(ours)))
                .contains("was cancelled; the notice of the execution that started or cancelled it says why.");
        assertThat(text(canceled().role(Role.JOINED))).contains("was cancelled by a person or another system after");
    }

    private static String text(TestEnding ending) {
        return NoticeWriter.write(ending.ending()).text();
    }

    private static TestEnding complete() {
        return TestEnding.of(Outcome.COMPLETE).export(task("COMPLETE", "", ""));
    }

    private static TestEnding warned(String warning) {
        return TestEnding.of(Outcome.COMPLETE_WITH_WARNINGS).export(task("COMPLETE", "", warning));
    }

    private static TestEnding failed(String cause) {
        return TestEnding.of(Outcome.FAILED).error("ExportFailed").export(task("FAILED", cause, ""));
    }

    private static TestEnding canceled() {
        return TestEnding.of(Outcome.CANCELED).export(task("CANCELED", "", ""));
    }

    private static TestEnding refused() {
        return TestEnding.of(Outcome.REFUSED).error("InvalidInput").why("no");
    }

    private static TestEnding in(String executionArn) {
        return complete().sender(Samples.SENDER, new ExecutionContext(executionArn, "n", Samples.START));
    }

    /** It failed while RDS tried the bucket: nothing was extracted, and nothing written. */
    private static TestEnding early() {
        ExportTask task = InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "FAILED");
        return failed("")
                .export(InMemoryExportGateway.progressed(
                        task, "FAILED", Optional.of(NO_BUCKET), Optional.empty(), Optional.empty(), 0));
    }

    /** Of a thousand files, of which so many failed. */
    private static TestEnding files(Outcome outcome, long failed, String why) {
        return files(outcome, outcome == Outcome.FAILED ? "FAILED" : "SUCCEEDED", failed, why);
    }

    private static TestEnding files(Outcome outcome, String status, long failed, String why) {
        ExportTask task = new ExportTask(
                Optional.empty(),
                Optional.of("task-0123456789abcdef0"),
                "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0",
                Optional.of("FILE_SYSTEM"),
                status,
                List.of(),
                List.of("scratch/results"),
                Optional.empty(),
                Optional.of(Samples.START.plusSeconds(180)),
                Optional.of(TestEnding.END),
                Optional.empty(),
                Optional.empty(),
                Optional.of("s3://lakelift-data-123456789012-eu-west-1/lustre"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Samples.EXECUTION.arn()),
                Optional.of("lakelift"),
                Optional.of(100),
                Optional.empty(),
                Optional.of(new FileCounts(1000, 1000 - failed, failed)),
                Optional.of(why).filter(text -> !text.isEmpty()),
                Optional.empty(),
                Optional.of("s3://lakelift-data-123456789012-eu-west-1/lustre/reports")
                        .filter(path -> failed > 0));
        return TestEnding.of(outcome)
                .error(outcome == Outcome.FAILED ? "ExportFailed" : "")
                .named(task.sourceArn())
                .export(task);
    }

    private static ExportTask task(String status, String failure, String warning) {
        ExportTask task = InMemoryExportGateway.task(
                "lakelift-rds-orders-2026-11-20-03-10-mdd6rurt85sj",
                Samples.request("orders.public", "orders.audit"),
                status);
        return InMemoryExportGateway.progressed(
                task,
                status,
                Optional.of(failure).filter(text -> !text.isEmpty()),
                Optional.of(warning).filter(text -> !text.isEmpty()),
                Optional.of(Samples.START.plusSeconds(900)),
                status.equals("COMPLETE") ? 100 : 40);
    }

    private static String pretty(String json) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).toPrettyString();
    }
}
