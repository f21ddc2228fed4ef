package io.lakelift.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExportTask;
import io.lakelift.export.FileCounts;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Outcome;
import io.lakelift.export.Role;
import io.lakelift.export.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kind of ending against the notice that a person has read and found good. To write them again after a change, run
 * with {@code -Dgolden=write}, and read them.
 */
class NoticeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/notices");
    private static final Instant END = Samples.START.plusSeconds(41 * 60 + 12);
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

    record Case(String name, Ending ending) {
        @Override
        public String toString() {
            return name;
        }
    }

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

    private static Ending checked(Ending ending, FilesCheck files) {
        return with(ending, Optional.of(files), Optional.empty());
    }

    private static Ending with(Ending ending, Optional<FilesCheck> files, Optional<TablesUpdate> tables) {
        return new Ending(
                ending.sender(),
                ending.execution(),
                ending.now(),
                ending.outcome(),
                ending.error(),
                ending.role(),
                ending.cancelledBy(),
                ending.named(),
                ending.why(),
                ending.export(),
                ending.partCount(),
                ending.reused(),
                ending.takeOver(),
                ending.waited(),
                ending.deadline(),
                files,
                tables);
    }

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

    private static Ending registered(Ending ending, TablesUpdate tables) {
        return with(ending, ending.files(), Optional.of(tables));
    }

    private static TablesUpdate update(long tables, long newer, List<String> findings, long more, String command) {
        return new TablesUpdate(
                Optional.of("lake"),
                tables,
                newer,
                findings,
                more,
                Optional.of(REPORT.replace("report.json", "registration.json")),
                Optional.empty(),
                false,
                Optional.of(command).filter(line -> !line.isEmpty()));
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("complete", ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", ""))),
                new Case("checked", checked(ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", "")), SOUND)),
                new Case(
                        "registered",
                        registered(
                                checked(ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", "")), SOUND),
                                update(
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
                                        ""))),
                new Case(
                        "registered-in-part",
                        registered(
                                checked(
                                        ending(Outcome.COMPLETE_WITH_WARNINGS, "", LOST, "", task("COMPLETE", "", "")),
                                        LOSS),
                                update(
                                        1,
                                        2,
                                        List.of(
                                                "Table shop.shop.items was not registered: It cannot be registered as \"shop_items\", for"
                                                        + " Lakelift did not create the table of that name: choose"
                                                        + " another database.",
                                                "Table shop.shop.drafts stays at its last whole night: RDS lists it as complete and with"
                                                        + " data, and it has no file."),
                                        0,
                                        BY_HAND))),
                new Case(
                        "not-registered",
                        registered(
                                checked(ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", "")), SOUND),
                                TablesUpdate.none(
                                        "There is no database \"lake\" in this account and Region's Glue Data Catalog.",
                                        false,
                                        Optional.of(BY_HAND)))),
                new Case(
                        "not-checked",
                        checked(
                                ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", "")),
                                FilesCheck.none(
                                        "s3://lakelift-data-123456789012-eu-west-1/nightly/x cannot be read (AccessDenied)."))),
                new Case(
                        "loss",
                        checked(ending(Outcome.COMPLETE_WITH_WARNINGS, "", LOST, "", task("COMPLETE", "", "")), LOSS)),
                new Case(
                        "incomplete",
                        checked(
                                ending(Outcome.INCOMPLETE, "ExportIncomplete", LOST, "", task("COMPLETE", "", "")),
                                LOSS)),
                new Case(
                        "warning-of-a-database",
                        ending(Outcome.COMPLETE_WITH_WARNINGS, "", "", "", task("COMPLETE", "", WHOLE_DATABASE))),
                new Case(
                        "warning-of-every-kind",
                        ending(Outcome.COMPLETE_WITH_WARNINGS, "", "", "", task("COMPLETE", "", EVERY_KIND))),
                new Case(
                        "warning-in-other-words",
                        ending(
                                Outcome.COMPLETE_WITH_WARNINGS,
                                "",
                                "",
                                "",
                                task("COMPLETE", "", "{\"skippedViews\":[{\"viewName\":\"shop.daily\"}]}"))),
                new Case("failed-before-any-data", ending(Outcome.FAILED, "ExportFailed", "", "", early(NO_BUCKET))),
                new Case("warning", ending(Outcome.COMPLETE_WITH_WARNINGS, "", "", "", task("COMPLETE", "", WARNING))),
                new Case(
                        "failed",
                        ending(
                                Outcome.FAILED,
                                "ExportFailed",
                                "",
                                "",
                                task(
                                        "FAILED",
                                        "The RDS export failed to write the export task's metadata because it can't"
                                                + " assume the IAM role arn:aws:iam::123456789012:role/lakelift-export.",
                                        ""))),
                new Case(
                        "failed-without-cause", ending(Outcome.FAILED, "ExportFailed", "", "", task("FAILED", "", ""))),
                new Case("canceled", ending(Outcome.CANCELED, "ExportCanceled", "", "", task("CANCELED", "", ""))),
                new Case(
                        "deadline",
                        ending(Outcome.CANCELED, "DeadlineExceeded", "", "deadline", task("CANCELED", "", ""))),
                new Case(
                        "not-started",
                        ending(
                                Outcome.NOT_STARTED,
                                "DeadlineExceeded",
                                "RDS refused StartExportTask (ExportTaskLimitReachedFault): You have reached the limit of 5"
                                        + " concurrent export tasks. Wait for a slot.",
                                "",
                                Optional.empty())),
                new Case(
                        "refused",
                        ending(
                                Outcome.REFUSED,
                                "InvalidInput",
                                "s3Prefix \"a/\" contains a colon, or begins or ends with a slash: RDS refuses both, leave them out.",
                                "",
                                Optional.empty())),
                new Case(
                        "lost",
                        ending(
                                Outcome.UNKNOWN,
                                "ExportLost",
                                "RDS throttled DescribeExportTasks (Throttling): Rate exceeded",
                                "",
                                task("IN_PROGRESS", "", ""))),
                new Case(
                        "stopped",
                        playing(
                                Role.CANCEL,
                                Optional.of(CancelledBy.STOP),
                                Outcome.CANCELED,
                                task("CANCELED", "", ""),
                                false)),
                new Case(
                        "joined",
                        playing(Role.JOINED, Optional.empty(), Outcome.COMPLETE, task("COMPLETE", "", ""), false)),
                new Case(
                        "reused",
                        playing(Role.JOINED, Optional.empty(), Outcome.COMPLETE, task("COMPLETE", "", ""), true)),
                new Case(
                        "adopted",
                        playing(Role.ADOPTED, Optional.empty(), Outcome.COMPLETE, task("COMPLETE", "", ""), false)),
                new Case(
                        "fsx-complete",
                        playing(Role.OWNER, Optional.empty(), Outcome.COMPLETE, files("SUCCEEDED", 0, ""), false)),
                new Case(
                        "fsx-warning",
                        playing(
                                Role.OWNER,
                                Optional.empty(),
                                Outcome.COMPLETE_WITH_WARNINGS,
                                files("SUCCEEDED", 37, ""),
                                false)),
                new Case(
                        "fsx-failed",
                        playing(
                                Role.OWNER,
                                Optional.empty(),
                                Outcome.FAILED,
                                files("FAILED", 400, "Access was denied."),
                                false)),
                new Case("after-waiting", waited()),
                new Case("cancel-requested", cancel(Outcome.CANCELED, task("CANCELED", "", ""))),
                new Case("cancel-refused", cancelRefused()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void notice_readsAsItWasApproved(Case each) throws IOException {
        Notice notice = NoticeWriter.write(each.ending());
        String written = notice.subject() + "\n\n" + notice.text() + "\n" + pretty(notice.data()) + "\n";
        Path file = GOLDEN.resolve(each.name() + ".txt");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(file, written);
        }

        assertThat(written).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void attributes_letSubscribersFilter(Case each) {
        assertThat(NoticeWriter.write(each.ending()).attributes())
                .containsEntry("outcome", each.ending().outcome().name())
                .containsEntry("service", each.name().startsWith("fsx") ? "fsx" : "rds")
                .containsEntry("role", each.ending().role().toString())
                .containsEntry("deployment", each.ending().sender().deployment())
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
        List<String> of = List.of(names.split(", "));
        assertThat(cases().filter(each -> of.contains(each.name())))
                .hasSameSizeAs(of)
                .allSatisfy(each -> assertThat(NoticeWriter.write(each.ending()).attributes())
                        .containsEntry("severity", severity));
    }

    @Test
    void textOfTheService_isData() {
        String nasty = "line one\r\nSubject: forged\u0007\u202e" + "x".repeat(50_000);
        Notice notice = NoticeWriter.write(ending(Outcome.FAILED, "ExportFailed", "", "", task("FAILED", nasty, "")));

        assertThat(notice.text()).doesNotContain("\r", "\u0007", "\u202e", "\nSubject: forged");
        assertThat(notice.text().length()).isLessThan(6000);
        assertThat(notice.data().length()).isLessThan(10_000);
    }

    @Test
    void source_isSpelledAsRdsStoresIt() {
        Ending ending = new Ending(
                Samples.SENDER,
                Samples.EXECUTION,
                END,
                Outcome.REFUSED,
                Optional.of("SourceNotFound"),
                Role.OWNER,
                Optional.empty(),
                Optional.of("arn:aws:rds:eu-west-1:123456789012:db:Orders"),
                Optional.of("no"),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(ending.sourceArn()).contains("arn:aws:rds:eu-west-1:123456789012:db:orders");
        assertThat(NoticeWriter.write(ending).text()).contains("db:orders").doesNotContain("Orders");
    }

    @Test
    void subject_isShortAscii() {
        ExecutionContext execution = Samples.EXECUTION;
        Ending ending = new Ending(
                Samples.SENDER,
                execution,
                END,
                Outcome.REFUSED,
                Optional.of("InvalidInput"),
                Role.OWNER,
                Optional.empty(),
                Optional.of("arn:aws:rds:eu-west-1:123456789012:snapshot:größe\n" + "x".repeat(300)),
                Optional.of("no"),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThat(NoticeWriter.write(ending).subject())
                .hasSizeLessThan(100)
                .matches("[ -~]+")
                .endsWith("...");
    }

    @Test
    void manySkippedTables_areCutAndCounted() {
        String tables = String.join(
                ",", IntStream.range(0, 30).mapToObj(i -> "\"t" + i + "\"").toList());
        Notice notice = NoticeWriter.write(ending(
                Outcome.COMPLETE_WITH_WARNINGS,
                "",
                "",
                "",
                task("COMPLETE", "", "{\"skippedTables\":[" + tables + "]}")));

        assertThat(notice.text())
                .contains("Skipped tables (30)", "  - t19\n", "… and 10 more")
                .doesNotContain("- t20");
    }

    @Test
    void threeEmptyLists_areNotAWarning() {
        Optional<ExportTask> task =
                task("COMPLETE", "", "{\"skippedTables\":[],\"skippedObjectives\":[],\"general\":[]}");
        Notice notice = NoticeWriter.write(ending(Outcome.COMPLETE, "", "", "", task));

        assertThat(task.orElseThrow().outcome()).hasValue(Outcome.COMPLETE);
        assertThat(notice.text()).doesNotContain("Why", "What to do", "Skipped", "missing");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mail_holdsNoJson(Case each) {
        assertThat(NoticeWriter.write(each.ending()).text()).doesNotContain("{\"", "\":", "[]");
    }

    @Test
    void failureBeforeAnyData_saysNothingOfDataThatIsNotThere() {
        assertThat(NoticeWriter.write(ending(Outcome.FAILED, "ExportFailed", "", "", early(NO_BUCKET)))
                        .text())
                .contains("The bucket no longer exists")
                .doesNotContain("stays in S3", "target folder", "Check that the KMS key");
    }

    @Test
    void sizeThatRdsRoundsDownToNothing_isLessThanOneGigabyte() {
        ExportTask task = InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "COMPLETE");
        assertThat(NoticeWriter.write(ending(Outcome.COMPLETE, "", "", "", Optional.of(task)))
                        .text())
                .contains("Size     less than 1 GB extracted");
        assertThat(NoticeWriter.write(ending(Outcome.FAILED, "ExportFailed", "", "", early(NO_BUCKET)))
                        .text())
                .contains("Size     0 GB extracted");
    }

    @Test
    void exportPage_isTheExportsOwn_orTheListWhereNoneIsKnown() {
        assertThat(NoticeWriter.write(ending(Outcome.COMPLETE, "", "", "", task("COMPLETE", "", "")))
                        .text())
                .contains(
                        "https://eu-west-1.console.aws.amazon.com/rds/home?region=eu-west-1"
                                + "#export-task:id=lakelift-rds-orders-2026-11-20-03-10-mdd6rurt85sj;source-location=exports-in-s3\n");
        assertThat(NoticeWriter.write(ending(Outcome.REFUSED, "InvalidInput", "no", "", Optional.empty()))
                        .text())
                .contains("/rds/home?region=eu-west-1#snapshots-list:tab=exporttos3\n");
    }

    @Test
    void warningThatIsNoJson_isReportedInItsOwnWords() {
        Notice notice = NoticeWriter.write(ending(
                Outcome.COMPLETE_WITH_WARNINGS, "", "", "", task("COMPLETE", "", "some tables were left out {")));

        assertThat(notice.text()).contains("Why\n  some tables were left out {");
    }

    @Test
    void links_ofARunThatStepFunctionsDoesNotKnow_doNotLeadThere() {
        String laptop = "arn:aws:states:eu-west-1:123456789012:execution:" + ExecutionContext.LAPTOP + ":n";
        assertThat(NoticeWriter.write(in(laptop)).text())
                .contains("/rds/home?region=eu-west-1#", "ARN      " + laptop)
                .doesNotContain("/states/home");
    }

    @Test
    void links_followThePartition() {
        assertThat(NoticeWriter.write(in("arn:aws-cn:states:cn-north-1:123456789012:execution:e:n"))
                        .text())
                .contains("https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#");
        assertThat(NoticeWriter.write(in("arn:aws-us-gov:states:us-gov-west-1:123456789012:execution:e:n"))
                        .text())
                .contains("https://us-gov-west-1.console.amazonaws-us-gov.com/rds/home?region=us-gov-west-1#");
    }

    @Test
    void reportOfFilesThatFailed_isNamedOnceInWhatToDo() {
        assertThat(List.of("Access was denied.", "Something that nobody knows."))
                .allSatisfy(cause -> assertThat(new NoticeWording(playing(
                                        Role.OWNER,
                                        Optional.empty(),
                                        Outcome.FAILED,
                                        files("FAILED", 400, cause),
                                        false))
                                .remedy())
                        .hasValueSatisfying(remedy -> assertThat(remedy).containsOnlyOnce("/lustre/reports")));
    }

    private static Ending in(String executionArn) {
        return new Ending(
                Samples.SENDER,
                new ExecutionContext(executionArn, "n", Samples.START),
                END,
                Outcome.COMPLETE,
                Optional.empty(),
                Role.OWNER,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                task("COMPLETE", "", ""),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ending playing(
            Role role, Optional<CancelledBy> cancelledBy, Outcome outcome, Optional<ExportTask> task, boolean reused) {
        return new Ending(
                Samples.SENDER,
                Samples.EXECUTION,
                END,
                outcome,
                Optional.of("ExportFailed").filter(error -> outcome == Outcome.FAILED),
                role,
                cancelledBy,
                task.map(ExportTask::sourceArn),
                Optional.empty(),
                task,
                task.map(ExportTask::partCount).filter(count -> count > 0),
                reused,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<ExportTask> files(String lifecycle, long failed, String why) {
        return Optional.of(new ExportTask(
                Optional.empty(),
                Optional.of("task-0123456789abcdef0"),
                "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0",
                Optional.of("FILE_SYSTEM"),
                lifecycle,
                List.of(),
                List.of("scratch/results"),
                Optional.empty(),
                Optional.of(Samples.START.plusSeconds(180)),
                Optional.of(END),
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
                        .filter(path -> failed > 0)));
    }

    private static Ending cancel(Outcome outcome, Optional<ExportTask> task) {
        return new Ending(
                Samples.SENDER,
                Samples.EXECUTION,
                END,
                outcome,
                Optional.empty(),
                Role.CANCEL,
                Optional.of(CancelledBy.REQUEST),
                Optional.of("lakelift-orders-1"),
                Optional.empty(),
                task,
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ending waited() {
        return new Ending(
                Sender.of("acme-prod", Samples.EXECUTION, ZoneId.of("America/New_York")),
                Samples.EXECUTION,
                END.plus(Duration.ofHours(3)),
                Outcome.COMPLETE,
                Optional.empty(),
                Role.OWNER,
                Optional.empty(),
                Optional.of(Samples.SNAPSHOT),
                Optional.empty(),
                task("COMPLETE", "", ""),
                Optional.empty(),
                false,
                false,
                Optional.of(Duration.ofMinutes(80)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ending cancelRefused() {
        return new Ending(
                Samples.SENDER,
                Samples.EXECUTION,
                END,
                Outcome.REFUSED,
                Optional.of("ExportTaskNotFound"),
                Role.CANCEL,
                Optional.empty(),
                Optional.of("lakelift-orders-1"),
                Optional.of("RDS refused CancelExportTask (ExportTaskNotFound): no such export."),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Ending ending(
            Outcome outcome, String error, String why, String cancelledBy, Optional<ExportTask> task) {
        return new Ending(
                Samples.SENDER,
                Samples.EXECUTION,
                END,
                outcome,
                Optional.of(error).filter(text -> !text.isEmpty()),
                Role.OWNER,
                Optional.of(cancelledBy)
                        .filter(text -> !text.isEmpty())
                        .map(by -> CancelledBy.valueOf(by.toUpperCase(Locale.ROOT))),
                Optional.of(Samples.SNAPSHOT),
                Optional.of(why).filter(text -> !text.isEmpty()),
                task,
                task.map(ExportTask::partCount),
                false,
                false,
                Optional.empty(),
                Optional.of(Samples.START.plus(Duration.ofHours(12))),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<ExportTask> task(String status, String failure, String warning) {
        ExportTask task = InMemoryExportGateway.task(
                "lakelift-rds-orders-2026-11-20-03-10-mdd6rurt85sj",
                Samples.request("orders.public", "orders.audit"),
                status);
        return Optional.of(InMemoryExportGateway.progressed(
                task,
                status,
                Optional.of(failure).filter(text -> !text.isEmpty()),
                Optional.of(warning).filter(text -> !text.isEmpty()),
                Optional.of(Samples.START.plusSeconds(900)),
                status.equals("COMPLETE") ? 100 : 40));
    }

    /** It failed while RDS tried the bucket: nothing was extracted, and nothing written. */
    private static Optional<ExportTask> early(String failure) {
        ExportTask task = InMemoryExportGateway.task("lakelift-orders-1", Samples.request(), "FAILED");
        return Optional.of(InMemoryExportGateway.progressed(
                task, "FAILED", Optional.of(failure), Optional.empty(), Optional.empty(), 0));
    }

    private static String pretty(String json) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(json).toPrettyString();
    }
}
