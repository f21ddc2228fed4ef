package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportRequest;
import io.lakelift.export.ExportSource;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.ExportTaskIdentifier;
import io.lakelift.export.InMemoryExecutions;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.export.Snapshots;
import io.lakelift.export.error.NoticeRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four functions as the state machine calls them: JSON in, JSON out, one line of log. */
class HandlersTest {
    private static final String INPUT = "\"input\": {\"sourceArn\": \"%s\"}".formatted(Samples.SNAPSHOT);

    private final InMemoryExportGateway exports = new InMemoryExportGateway();
    private final StartExport start = new StartExport(Samples.DEPLOYMENT, exports.services());
    private final PollExport poll = new PollExport(Samples.DEPLOYMENT, exports.services());
    private final CancelExport cancel = new CancelExport(Samples.DEPLOYMENT, exports.services());
    private final Lambda lambda = new Lambda();
    private final List<Notice> sent = new ArrayList<>();
    private final List<String> measured = new ArrayList<>();
    private final MetricLog metrics = new MetricLog("lakelift", measured::add);

    @Test
    void start_answersTheReport() {
        JsonNode report = start();

        assertThat(report.at("/export/status").asText()).isEqualTo("STARTING");
        assertThat(report.at("/export/s3Prefix").asText()).isEqualTo("nightly");
        assertThat(report.at("/deadline").asText()).isEqualTo("2026-11-21T14:00:00Z");
        assertThat(report.at("/waitSeconds").isIntegralNumber()).isTrue();
        assertThat(report.has("end")).isFalse();
        assertThat(lambda.log)
                .singleElement()
                .asString()
                .startsWith("StartExport execution=night-1")
                .doesNotContain("\n");
    }

    @Test
    void start_ownValues_goBeforeTheDeployments() {
        String input = """
                "input": {"sourceArn": "%s", "s3BucketName": "other-bucket", "s3Prefix": "", "deadline": "PT1H",
                 "iamRoleArn": "arn:aws:iam::123456789012:role/other", "kmsKeyId": "alias/other", "exportOnly": ["shop"]}""".formatted(Samples.SNAPSHOT);

        ExportTarget other =
                new ExportTarget("other-bucket", "", "arn:aws:iam::123456789012:role/other", "alias/other");
        Deployment deployment = Samples.deployment(ExportPolicy.of(other));

        JsonNode report = lambda.answer(new StartExport(deployment, exports.services()), input);

        assertThat(report.at("/export/s3Bucket").asText()).isEqualTo("other-bucket");
        assertThat(report.at("/export").has("s3Prefix")).isFalse();
        assertThat(report.at("/export/iamRoleArn").asText()).endsWith("role/other");
        assertThat(report.at("/export/kmsKeyId").asText()).isEqualTo("alias/other");
        assertThat(report.at("/export/exportOnly/0").asText()).isEqualTo("shop");
        assertThat(report.at("/partCount").asInt()).isEqualTo(1);
        assertThat(report.at("/deadline").asText()).isEqualTo("2026-11-21T03:00:00Z");
    }

    @Test
    void start_refused_isAnEnd() {
        JsonNode report = lambda.answer(start, "\"input\": {\"sourceArn\": \"orders\"}");

        assertThat(report.at("/end/outcome").asText()).isEqualTo("REFUSED");
        assertThat(report.at("/end/error").asText()).isEqualTo("InvalidInput");
        assertThat(report.at("/end/cause").asText()).startsWith("sourceArn \"orders\" is not an ARN");
        assertThat(report.at("/role").asText()).isEqualTo("owner");
        assertThat(report.at("/deadline").asText()).isEqualTo("2026-11-21T14:00:00Z");
        assertThat(report.at("/waitSeconds").asInt()).isEqualTo(30);
    }

    @Test
    void poll_isGivenTheLastReportAndAnswersTheNext() {
        JsonNode first = start();

        JsonNode report = lambda.answer(poll, "\"previous\": " + first);

        assertThat(report).isEqualTo(first);
    }

    /** Where the deployment asks for it, of RDS's exports, and never for a cancel. */
    @ParameterizedTest
    @CsvSource({
        "true, COMPLETE, owner, true",
        "false, COMPLETE, owner, false",
        "true, FAILED, owner, false",
        "true, COMPLETE, adopted, true",
        "true, COMPLETE, joined, true",
        "true, COMPLETE, cancel, false"
    })
    void poll_ofACompleteExport_asksForACheckOfItsFiles(boolean asked, String status, String role, boolean checked) {
        ObjectNode first = (ObjectNode) start();
        first.put("role", role);
        exports.put(InMemoryExportGateway.with(
                exports.tasks().values().iterator().next(), status, Optional.empty(), Optional.empty()));

        JsonNode report = lambda.answer(
                new PollExport(Samples.deployment(true, asked), exports.services()), "\"previous\": " + first);

        assertThat(report.at("/end/outcome").asText()).isEqualTo(status);
        assertThat(report.path("unverified").asBoolean()).isEqualTo(checked);
        assertThat(report.has("unverified")).isEqualTo(checked);
    }

    @Test
    void poll_ofAReportWithAnEnd_looksOnceMore() {
        JsonNode first = start();
        exports.put(InMemoryExportGateway.with(
                exports.tasks().values().iterator().next(), "CANCELED", Optional.empty(), Optional.empty()));
        JsonNode ended = lambda.answer(cancel, "\"previous\": " + first);

        JsonNode report = lambda.answer(poll, "\"previous\": " + ended);

        assertThat(report.at("/end/error").asText()).isEqualTo("ExportCanceled");
        assertThat(report).isEqualTo(ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"role\": \"owner\"}", "7", "null"})
    void poll_ofNoReport_isThrown(String previous) {
        assertThatThrownBy(() -> lambda.call(poll, Lambda.payload("\"previous\": " + previous)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("previous");
    }

    @Test
    void cancel_atTheDeadlineAndOnRequest() {
        JsonNode first = start();
        String identifier = first.at("/export/exportTaskIdentifier").asText();
        JsonNode own = lambda.answer(cancel, "\"previous\": " + first);
        JsonNode requested = lambda.answer(
                cancel, "\"input\": {\"cancel\": {\"exportTaskIdentifier\": \"%s\"}}".formatted(identifier));

        assertThat(own.at("/export/status").asText()).isEqualTo("CANCELING");
        assertThat(own.at("/cancelledBy").asText()).isEqualTo("deadline");
        assertThat(requested.at("/export/status").asText()).isEqualTo("CANCELING");
        assertThat(requested.at("/cancelledBy").asText()).isEqualTo("request");
        assertThat(requested.at("/role").asText()).isEqualTo("cancel");
        assertThat(requested.at("/deadline").asText()).isEqualTo("2026-11-21T14:00:00Z");
    }

    @Test
    void notify_sendsOneNotice_answersWhatTheExecutionEndsWith_andMeasuresTheExport() {
        JsonNode report = start();

        JsonNode response = lambda.answer(notifier(), """
                "named": {"sourceArn": "%s"}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "FAILED", "error": "ExportFailed"}, "export": %s}""".formatted(Samples.SNAPSHOT, report.path("export")));

        assertThat(sent).hasSize(1);
        assertThat(response.at("/outcome").asText()).isEqualTo("FAILED");
        assertThat(response.at("/messageId").asText()).isEqualTo("message-1");
        assertThat(response.at("/exportTaskIdentifier").asText()).startsWith("lakelift-rds-orders");
        assertThat(response.at("/summary").asText())
                .startsWith("In lakelift (123456789012, eu-west-1) the export of snapshot rds:orders");
        assertThat(measured).hasSize(2);
        assertThat(Lambda.json(measured.getFirst()).at("/FailedExports").asInt())
                .isEqualTo(1);
        assertThat(Lambda.json(measured.getLast()).at("/Outcome").asText()).isEqualTo("FAILED");
    }

    @Test
    void measureFreshness_writesTheSumsAndReportsThem() {
        MeasureFreshness function =
                new MeasureFreshness(Samples.DEPLOYMENT, exports.services(), List.of(Service.RDS), metrics);

        JsonNode response = lambda.answer(function, """
                "measure": {"staleAfter": "PT30H",
                            "sources": [{"sourceArn": "arn:aws:rds:eu-west-1:123456789012:db:orders"}]}""");

        assertThat(response.toString()).isEqualTo("{\"watched\":1,\"overdue\":0,\"unexported\":1}");
        assertThat(measured)
                .singleElement()
                .satisfies(line -> assertThat(
                                Lambda.json(line).at("/UnexportedSources").asInt())
                        .isEqualTo(1));
        assertThat(exports.calls()).containsExactly("complete");
    }

    @Test
    void measureFreshness_whileOneServiceIsAway_measuresTheOther() {
        InMemoryExportGateway away = new InMemoryExportGateway();
        String files = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0";
        MeasureFreshness function = new MeasureFreshness(
                Samples.DEPLOYMENT,
                new Services(exports, away, source -> Snapshots.Found.all(), new InMemoryExecutions()),
                List.of(Service.values()),
                metrics);
        away.refuseNextList(new ServiceUnavailable("FSx is away.", null));

        assertThatThrownBy(() -> lambda.call(function, Lambda.payload("""
                "measure": {"staleAfter": "PT30H",
                            "sources": [{"sourceArn": "arn:aws:rds:eu-west-1:123456789012:db:orders"},
                                        {"sourceArn": "%s"}]}""".formatted(files))))
                .hasMessage("FSx is away.");

        assertThat(measured).singleElement().satisfies(line -> {
            assertThat(Lambda.json(line).at("/UnexportedSources").asInt()).isEqualTo(1);
            assertThat(line).doesNotContain("WatchedSources", "OverdueSources", files);
        });
    }

    @Test
    void measureFreshness_asksTheDeploymentsServicesOnly() {
        InMemoryServices inMemoryServices = new InMemoryServices();
        MeasureFreshness function =
                new MeasureFreshness(Samples.DEPLOYMENT, inMemoryServices.services(), List.of(Service.FSX), metrics);

        lambda.call(function, Lambda.payload("\"measure\": {\"staleAfter\": \"PT30H\"}"));

        assertThat(inMemoryServices.fsx.calls()).containsExactly("complete");
        assertThat(inMemoryServices.rds.calls()).isEmpty();
    }

    /** RDS calls it complete; that its files are not whole is known from its execution's failure. */
    @Test
    void measureFreshness_ofAnExportThatProvedIncomplete_countsAnOlderOne() {
        String identifier = ExportTaskIdentifier.of(
                        Samples.DEPLOYMENT,
                        ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:db:orders"),
                        Samples.EXECUTION)
                .value();
        ExportRequest newest = Samples.request(
                ExportSource.parse("arn:aws:rds:eu-west-1:123456789012:snapshot:rds:orders-2026-11-20-03-10"), false);
        exports.put(InMemoryExportGateway.ended(
                InMemoryExportGateway.task(identifier, newest, "COMPLETE"),
                "COMPLETE",
                Samples.START.minusSeconds(60)));
        InMemoryExecutions executions = new InMemoryExecutions();
        MeasureFreshness function = new MeasureFreshness(
                Samples.DEPLOYMENT,
                new Services(exports, exports, source -> Snapshots.Found.all(), executions),
                List.of(Service.RDS),
                metrics);
        String cause = "{\"exportTaskIdentifier\":\"%s\"}".formatted(identifier);
        String payload = "\"measure\": {\"staleAfter\": \"PT30H\", \"lossFails\": true}";
        executions.failed("other", "ExportFailed", cause);
        assertThat(lambda.answer(function, payload).path("watched").asInt()).isEqualTo(1);

        executions.failed("night-1", "ExportIncomplete", cause);

        assertThat(lambda.answer(function, payload).path("watched").asInt()).isZero();
        assertThat(executions.calls())
                .contains("failed " + Samples.START.plusSeconds(1).minus(Duration.ofHours(30)));
    }

    @Test
    void measureFreshness_withoutAnAge_isRefused() {
        MeasureFreshness function =
                new MeasureFreshness(Samples.DEPLOYMENT, exports.services(), List.of(Service.values()), metrics);

        assertThatThrownBy(() -> lambda.call(function, Lambda.payload("\"measure\": {}")))
                .matches(Refusal.INVALID_INPUT::is)
                .hasMessage("measure.staleAfter is missing: add it, such as PT36H.");
        assertThat(measured).isEmpty();
    }

    @Test
    void notify_sentAgain_hasTheSameNoticeId() {
        String payload = """
                "named": {}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "REFUSED", "error": "InvalidInput"}}""";

        JsonNode first = lambda.answer(notifier(), payload);
        JsonNode second = lambda.answer(notifier(), payload);

        assertThat(second.at("/noticeId")).isEqualTo(first.at("/noticeId"));
        assertThat(sent.get(1).data()).contains(first.at("/noticeId").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:night-1" | "night-1" | execution.arn "night-1" is not an ARN
            "2026-11-21T02:00:00.000Z" | "+1000000000-12-31T23:59:59Z" | execution.startTime is "+1000000000-12-31T23:59:59Z": give a time such as
            "2026-11-21T02:00:01.000Z" | "-0001-12-31T23:59:59Z" | now is "-0001-12-31T23:59:59Z": give a time such as
            "owner" | "" | role is "": give one of owner, joined, cancel, adopted.
            """)
    void notify_payloadThatIsNone_isRefusedByName(String right, String wrong, String sentence) {
        String payload = Lambda.payload("""
                "named": {}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "COMPLETE"}}""");

        assertThatThrownBy(() -> lambda.call(notifier(), payload.replace(right, wrong)))
                .matches(Refusal.INVALID_INPUT::is)
                .hasMessageStartingWith(sentence);
        assertThat(sent).isEmpty();
    }

    @Test
    void notify_nameWithHalfACharacter_isReportedWithout() {
        lambda.call(notifier(), Lambda.payload("""
                "named": {}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "COMPLETE"}}""").replace("\"night-1\"", "\"night\\ud800-1\""));

        assertThat(sent.getFirst().data()).contains("\"name\":\"night -1\"");
    }

    @Test
    void notify_endBeyondAllCalendars_isReportedAsItCame() {
        lambda.call(notifier(), Lambda.payload("""
                "named": {}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "COMPLETE"}, "export": {"exportTaskIdentifier": "a", "sourceArn": "arn", "status": "COMPLETE",
                 "taskEndTime": "+1000000000-12-31T23:59:59Z"}}"""));

        assertThat(sent.getFirst().text()).contains("+1000000000-12-31T23:59:59Z");
    }

    @Test
    void notify_refused_isAnErrorOfItsOwn() {
        Notify broken = new Notify(
                "lakelift",
                notice -> {
                    throw new NoticeRefused("gone", null);
                },
                new InMemoryExecutions(),
                metrics);

        assertThatThrownBy(() -> lambda.call(broken, Lambda.payload("""
                "named": {}, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "COMPLETE"}}"""))).isInstanceOf(NoticeRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"x\"", "7", "[1]", "null", "{\"sourceArn\": 7}", "{\"cancel\": \"x\"}", "{\"cancel\": {}}"})
    void notify_ofAnInputThatIsNone_stillReports(String input) {
        lambda.call(notifier(), Lambda.payload("""
                "named": %s, "trouble": {}, "report": {"role": "owner", "end": {"outcome": "REFUSED", "error": "InvalidInput", "cause": "no"}}""".formatted(input)));

        assertThat(sent).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"now\": 1}",
                "[]",
                "\"\"",
                "{\"execution\": {\"arn\": \"a\", \"name\": \"n\", \"startTime\": \"today\"}, \"now\": \"2026-11-21T02:00:00Z\"}"
            })
    void payload_thatIsNone_isRefused(String payload) {
        assertThatThrownBy(() -> lambda.call(poll, payload)).matches(Refusal.INVALID_INPUT::is);
    }

    private Notify notifier() {
        return new Notify(
                "lakelift",
                notice -> {
                    sent.add(notice);
                    return "message-" + sent.size();
                },
                new InMemoryExecutions(),
                metrics);
    }

    private JsonNode start() {
        return lambda.answer(start, INPUT);
    }
}
