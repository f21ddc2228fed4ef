package io.lakelift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTask;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.Samples;
import io.lakelift.export.StartToken;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import io.lakelift.fsx.FsxExportGateway;
import io.lakelift.notice.Notice;
import io.lakelift.rds.RdsExportGateway;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sns.SnsNotices;
import io.lakelift.wire.Answers.Answer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no service should give, each of which once broke an adapter. */
class WireTest {
    private static final String XML = "text/xml";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String TASK = """
            {"TaskId": "task-0123456789abcdef0", "Lifecycle": "EXECUTING", "Type": "EXPORT_TO_REPOSITORY", "Tags": [%s],
             "ResourceARN": "arn:aws:fsx:eu-west-1:123456789012:task/fs-0123456789abcdef0/task-0123456789abcdef0",
             "FileSystemId": "%s", "FailureDetails": {"Message": "%s"}, "Status": {"TotalCount": %s, "SucceededCount": %s}}""";

    private final WireClients clients = new WireClients();
    private final RdsExportGateway rds = new RdsExportGateway(clients.rds);
    private final FsxExportGateway fsx = new FsxExportGateway(clients.fsx);

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void list_whosePagesLeadBack_ends(String name, Function<RdsExportGateway, List<ExportTask>> list) {
        answer(
                200,
                XML,
                "<DescribeExportTasksResponse><DescribeExportTasksResult><Marker>again</Marker>"
                        + "</DescribeExportTasksResult></DescribeExportTasksResponse>");

        assertThatThrownBy(() -> list.apply(rds))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("A list from the service has not ended after 1 pages.");
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("running", RdsExportGateway::running),
                list("all", RdsExportGateway::all),
                list("complete", RdsExportGateway::complete));
    }

    private static Arguments list(String name, Function<RdsExportGateway, List<ExportTask>> list) {
        return Arguments.of(name, list);
    }

    @Test
    void list_withEverNewPages_ends() {
        answer(200, JSON, "{\"DataRepositoryTasks\": [], \"NextToken\": \"@PAGE@\"}");

        assertThatThrownBy(fsx::running)
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("A list from the service has not ended after 300 pages.");
    }

    @Test
    void create_answeredWithoutATask_isNotAnAnswer() {
        answer(200, JSON, "{}");
        StartToken token = new StartToken(new ExportTaskIdentifier("lakelift-1"), "e", "lakelift");

        assertThatThrownBy(() -> fsx.start(token, Samples.files()))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("CreateDataRepositoryTask got an answer from FSx that cannot be read.");
    }

    /** The copy was made today; its data is of May. */
    @Test
    void snapshotThatIsACopy_isAsOldAsItsData() {
        answer(
                200,
                XML,
                "<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot>"
                        + "<DBSnapshotArn>arn:aws:rds:eu-west-1:123456789012:snapshot:copy-of-may</DBSnapshotArn>"
                        + "<Status>available</Status><SnapshotCreateTime>2026-11-20T03:10:00Z</SnapshotCreateTime>"
                        + "<OriginalSnapshotCreateTime>2026-05-02T03:10:00Z</OriginalSnapshotCreateTime></DBSnapshot>"
                        + "</DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>");

        assertThat(new RdsSnapshots(clients.rds)
                        .of(ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders"))
                        .taken())
                .allMatch(taken -> taken.created().orElseThrow().toString().startsWith("2026-05-02"));
    }

    @Test
    void snapshot_withoutItsArn_isNotAnAnswer() {
        answer(
                200,
                XML,
                "<DescribeDBSnapshotsResponse><DescribeDBSnapshotsResult><DBSnapshots><DBSnapshot>"
                        + "<Status>available</Status><SnapshotCreateTime>2026-11-20T03:10:00Z</SnapshotCreateTime></DBSnapshot>"
                        + "</DBSnapshots></DescribeDBSnapshotsResult></DescribeDBSnapshotsResponse>");

        assertThatThrownBy(() -> new RdsSnapshots(clients.rds)
                        .of(ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders")))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("DescribeDBSnapshots got an answer from RDS that cannot be read.");
    }

    @Test
    void answerNestedTooDeep_isNotAnAnswer() {
        answer(200, XML, "<a>".repeat(100_000) + "</a>".repeat(100_000));

        assertThatThrownBy(rds::running).isInstanceOf(ServiceUnavailable.class);
    }

    @Test
    void tagWithoutAValue_isNotATag() {
        assertThat(fsxTask("{\"Key\": \"lakelift:execution\"}", "fs-1", "", "1", "0")
                        .executionArn())
                .isEmpty();
    }

    @Test
    void fileSystemId_thatIsAPattern_isATextLikeAnyOther() {
        assertThat(fsxTask("", "$1", "", "1", "0").sourceArn()).endsWith(":file-system/$1");
    }

    @Test
    void fileCounts_beyondReason_giveAPercentage() {
        assertThat(fsxTask("", "fs-1", "", "9223372036854775807", "9223372036854775807")
                        .percentProgress())
                .contains(100);
        assertThat(fsxTask("", "fs-1", "", "1", "9223372036854775807").percentProgress())
                .contains(100);
        assertThat(fsxTask("", "fs-1", "", "-1", "5").percentProgress()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 403, 404})
    void refusalWithoutACode_isNotOneOfTheService(int status) {
        answer(status, "text/html", "<html>a proxy says no</html>");

        assertThatThrownBy(rds::running)
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessageStartingWith("RDS failed at DescribeExportTasks (HTTP " + status + "): ")
                .hasMessageEndingWith(".");
    }

    @Test
    void refusals_areOneSentence() {
        answer(400, XML, error("InvalidThing", "No. Not so."));
        assertThatThrownBy(rds::running)
                .matches(Refusal.REQUEST_REFUSED::is)
                .hasMessage(
                        "RDS refused DescribeExportTasks (InvalidThing): No; Not so; look this error up in the API reference of DescribeExportTasks.");
        answer(400, XML, error("Throttling", ""));
        assertThatThrownBy(rds::running)
                .isInstanceOf(Throttled.class)
                .hasMessage("RDS throttled DescribeExportTasks (Throttling): it gave no reason.");
    }

    @Test
    void unreadable_showsNothingOfTheSdk() {
        answer(200, JSON, "<html>");

        assertThatThrownBy(fsx::running)
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("DescribeDataRepositoryTasks got an answer from FSx that cannot be read.");
    }

    @Test
    void publish_answeredWithoutAnId_isNotAnAnswer() {
        answer(200, XML, "<PublishResponse><PublishResult/></PublishResponse>");

        assertThatThrownBy(() -> new SnsNotices(clients.sns, "arn:aws:sns:eu-west-1:123456789012:lakelift")
                        .send(new Notice("subject", "text", "{}", Map.of())))
                .isInstanceOf(ServiceUnavailable.class)
                .hasMessage("Publish got an answer from SNS that cannot be read.");
    }

    private ExportTask fsxTask(String tags, String fileSystem, String why, String total, String succeeded) {
        answer(
                200,
                JSON,
                "{\"DataRepositoryTasks\": [" + TASK.formatted(tags, fileSystem, why, total, succeeded) + "]}");
        return fsx.find("task-0123456789abcdef0").orElseThrow();
    }

    private void answer(int status, String type, String body) {
        clients.answer(List.of(new Answer(status, type, body)));
    }

    private static String error(String code, String message) {
        return "<ErrorResponse><Error><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
                .formatted(code, message);
    }
}
