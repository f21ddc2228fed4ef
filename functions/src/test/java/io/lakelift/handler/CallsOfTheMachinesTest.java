package io.lakelift.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.ExecutionDescription;
import io.lakelift.export.InMemoryExportGateway;
import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import io.lakelift.export.error.ExportRefused;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;
import io.lakelift.metrics.MetricLog;
import io.lakelift.notice.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the state machines write into a payload beside a plain export: cancels, adoptions, sweeps and fleets. */
class CallsOfTheMachinesTest {
    private static final String EXECUTION = "arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:";
    private final InMemoryServices inMemoryServices = new InMemoryServices();
    private final Lambda lambda = new Lambda();
    private final List<Notice> sent = new ArrayList<>();
    private final CancelExport cancel = new CancelExport(Samples.DEPLOYMENT, inMemoryServices.services());
    private final PollExport poll = new PollExport(Samples.DEPLOYMENT, inMemoryServices.services());
    private final FindOrphans findOrphans = new FindOrphans(Samples.DEPLOYMENT, inMemoryServices.services());
    private final MeasureFreshness measure = new MeasureFreshness(
            Samples.DEPLOYMENT, inMemoryServices.services(), List.of(Service.values()), MetricLog.NONE);
    private final PlanFleet plan = new PlanFleet(Samples.DEPLOYMENT, kind -> List.of());
    private final Notify notify = new Notify(
            "lakelift",
            notice -> {
                sent.add(notice);
                return "message-1";
            },
            inMemoryServices.executions);
    private String identifier = "";
    private JsonNode first = MissingNode.getInstance();

    @BeforeEach
    void anExportOfNight1Runs() {
        first = call(
                new StartExport(Samples.DEPLOYMENT, inMemoryServices.services()),
                "\"input\": {\"sourceArn\": \"%s\"}".formatted(Samples.SNAPSHOT));
        identifier = first.at("/export/exportTaskIdentifier").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"exportTaskIdentifier": "ID"} | {}
            {"sourceArn": "SNAPSHOT"}      | {}
            {"executionArn": "NIGHT"}      | {"sourceArn": "SNAPSHOT"}
            {"executionArn": "NIGHT"}      | {"detail-type": "RDS DB Snapshot Event", "detail": {"SourceArn": "SNAPSHOT"}}
            {"executionArn": "NIGHT"}      | {"cancel": {"exportTaskIdentifier": "ID"}}
            {"executionArn": "NIGHT"}      | {"cancel": {"sourceArn": "SNAPSHOT"}}
            {"executionArn": "NIGHT"}      | {"adopt": {"exportTaskIdentifier": "ID"}}
            {"executionArn": "NIGHT", "status": "ABORTED"} | {"sourceArn": "SNAPSHOT"}
            {"executionArn": "NIGHT", "status": "ABORTED"} | {"detail-type": "RDS DB Snapshot Event", "detail": {"SourceArn": "SNAPSHOT"}}
            """)
    void cancel_findsWhatIsMeant(String what, String input) {
        JsonNode report = call(cancel, cancelling(what, input));

        assertThat(report.at("/export/exportTaskIdentifier").asText()).isEqualTo(identifier);
        assertThat(report.at("/export/status").asText()).isEqualTo("CANCELING");
        assertThat(report.at("/role").asText()).isEqualTo("cancel");
        assertThat(inMemoryServices.rds.calls()).contains("cancel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"status\": \"ABORTED\""})
    void cancel_executionThatIsNotKnown_isRefused(String status) {
        assertThat(refusal(
                        cancel,
                        "\"input\": {\"cancel\": {\"executionArn\": \"%snight-9\"%s}}".formatted(EXECUTION, status)))
                .isEqualTo("ExecutionNotFound: executionArn \"%snight-9\" is not an execution that can be read here:"
                                .formatted(EXECUTION)
                        + " give one of this state machine.");
    }

    /** It is the cancel of a cancel, and so on: four executions are looked up, and no fifth. */
    @ParameterizedTest(name = "{0} cancels before the export")
    @CsvSource({"1, true", "2, true", "3, true", "4, false"})
    void cancel_ofACancel_findsWhatThatWasAbout(int cancels, boolean found) {
        inMemoryServices.executions.with(
                Samples.execution("night-1"), "{\"sourceArn\": \"%s\"}".formatted(Samples.SNAPSHOT));
        String next = "night-1";
        for (int number = 1; number <= cancels; number++) {
            inMemoryServices.executions.with(Samples.execution("cancel-" + number), ofExecution(next));
            next = "cancel-" + number;
        }

        JsonNode report = call(cancel, "\"input\": " + ofExecution(next));

        assertThat(report.at("/export/exportTaskIdentifier").asText()).isEqualTo(found ? identifier : "");
        assertThat(report.at("/end/error").asText()).isEqualTo(found ? "" : "ExportTaskNotFound");
        assertThat(inMemoryServices.executions.calls()).hasSize(Math.min(cancels + 1, 4));
    }

    @Test
    void cancel_ofACancelInAnotherMachine_isNotFollowedThere() {
        inMemoryServices.executions.with(
                Samples.execution("cancel-1"), ofExecution("night-1").replace("lakelift-export", "lake-export"));

        assertThat(refusal(cancel, "\"input\": " + ofExecution("cancel-1"))).startsWith("ExportTaskNotFound: ");
        assertThat(inMemoryServices.executions.calls()).hasSize(1);
    }

    /** 262,144 bytes are what a state may carry; a function may read more. */
    @Test
    void cancel_ofAnExecutionWithALargeInput_isFound() {
        String large =
                "{\"sourceArn\": \"SNAPSHOT\", \"exportOnly\": [%s\"a\"]}".formatted("\"shop.t\",".repeat(26_000));

        JsonNode report = call(cancel, cancelling("{\"executionArn\": \"NIGHT\"}", large));

        assertThat(report.at("/export/status").asText()).isEqualTo("CANCELING");
    }

    @Test
    void cancel_whileStepFunctionsIsSilent_isTriedAgain() {
        inMemoryServices.executions.failNext(new ServiceUnavailable("Step Functions failed.", null));
        inMemoryServices.executions.failNext(new Throttled("Step Functions throttled.", null));
        String payload = cancelling("{\"executionArn\": \"NIGHT\"}", "{\"sourceArn\": \"SNAPSHOT\"}");

        assertThatThrownBy(() -> call(cancel, payload)).isInstanceOf(ServiceUnavailable.class);
        assertThatThrownBy(() -> call(cancel, payload)).isInstanceOf(Throttled.class);
        assertThat(call(cancel, payload).at("/export/status").asText()).isEqualTo("CANCELING");
    }

    @Test
    void cancel_lookUpDenied_isRefusedAfterAMinute() {
        String payload = cancelling("{\"executionArn\": \"NIGHT\"}", "{\"sourceArn\": \"SNAPSHOT\"}");
        inMemoryServices.executions.failNext(Refusal.ACCESS_DENIED.because("Step Functions refused it."));
        inMemoryServices.executions.failNext(Refusal.ACCESS_DENIED.because("Step Functions refused it."));

        JsonNode first = call(cancel, payload);
        JsonNode later = lambda.answerAt("2026-11-21T02:01:00.000Z", cancel, payload);

        assertThat(first.at("/waitingFor").asText()).isEqualTo("Step Functions refused it.");
        assertThat(first.has("end")).isFalse();
        assertThat(later.at("/end/outcome").asText()).isEqualTo("REFUSED");
        assertThat(later.at("/end/error").asText()).isEqualTo("AccessDenied");
    }

    @Test
    void takeOver_lookUpDenied_isARefusedLook() {
        String payload =
                cancelling("{\"executionArn\": \"NIGHT\", \"status\": \"ABORTED\"}", "{\"sourceArn\": \"SNAPSHOT\"}");
        inMemoryServices.executions.failNext(Refusal.ACCESS_DENIED.because("Step Functions refused it."));
        inMemoryServices.executions.failNext(Refusal.ACCESS_DENIED.because("Step Functions refused it."));

        JsonNode first = call(cancel, payload);
        JsonNode last = lambda.answerAt("2026-11-21T03:00:01.000Z", cancel, payload + ", \"previous\": " + first);

        assertThat(first.at("/refusedSince").asText()).isEqualTo("2026-11-21T02:00:01Z");
        assertThat(first.has("end")).isFalse();
        assertThat(last.at("/end/error").asText()).isEqualTo("ExportLost");
        assertThat(call(cancel, payload).at("/export/status").asText()).isEqualTo("CANCELING");
    }

    /** Anyone may start an execution with an event that they have made up: what Step Functions says is what counts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            ABORTED   | RUNNING   | \'\'
            FAILED    | RUNNING   | \'\'
            TIMED_OUT | ABORTED   | \'\'
            ABORTED   | SUCCEEDED | \'\'
            FAILED    | FAILED    | ExportLost
            FAILED    | FAILED    | \'\'
            """)
    void takeOver_ofAnExecutionThatHasNotEndedSo_leavesItsExportAlone(String said, String status, String error) {
        String payload = stopped(said, status, error);

        JsonNode first = call(cancel, payload);
        JsonNode last = lambda.answerAt("2026-11-21T02:10:00.000Z", cancel, payload + ", \"previous\": " + first);

        assertThat(first.has("end")).isFalse();
        assertThat(last.at("/end/outcome").asText()).isEqualTo("REFUSED");
        assertThat(last.at("/end/error").asText()).isEqualTo("ExecutionNotEnded");
        assertThat(last.at("/end/cause").asText())
                .isEqualTo(
                        "executionArn \"%snight-1\" is %s, not %s as the input says: its export was left alone; stop the execution, or leave status out to cancel its export.",
                        EXECUTION, status, said);
        assertThat(inMemoryServices.rds.calls()).doesNotContain("cancel");
    }

    @ParameterizedTest
    @CsvSource({"TIMED_OUT, ''", "FAILED, States.DataLimitExceeded", "FAILED, States.Runtime"})
    void takeOver_ofAnExecutionThatEndedSo_cancelsItsExport(String status, String error) {
        assertThat(call(cancel, stopped(status, status, error))
                        .at("/export/status")
                        .asText())
                .isEqualTo("CANCELING");
    }

    /** Only what has ended can be redriven: nobody has made that event up, and nobody need hear of it. */
    @Test
    void takeOver_ofAnExecutionThatWasRedriven_isNothingToDo() {
        String payload = stopped("ABORTED", "RUNNING", "");
        inMemoryServices.executions.with(new ExecutionDescription(
                Samples.execution("night-1"),
                "RUNNING",
                filled("{\"sourceArn\": \"SNAPSHOT\"}"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));

        JsonNode first = call(cancel, payload);
        JsonNode last = lambda.answerAt("2026-11-21T02:10:00.000Z", cancel, payload);

        assertThat(first.has("nothingToDo")).isFalse();
        assertThat(last.at("/nothingToDo").asText())
                .isEqualTo("the stopped execution was redriven and continues by itself");
        assertThat(inMemoryServices.rds.calls()).doesNotContain("cancel");
    }

    /** Step Functions may show an end later than its event. */
    @Test
    void takeOver_whoseExecutionIsShownAsRunningForAMoment_cancelsItsExport() {
        JsonNode first = call(cancel, stopped("ABORTED", "RUNNING", ""));
        JsonNode next = call(cancel, stopped("ABORTED", "ABORTED", "") + ", \"previous\": " + first);

        assertThat(first.at("/waitingFor").asText()).contains("is RUNNING, not ABORTED");
        assertThat(next.at("/export/status").asText()).isEqualTo("CANCELING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RUNNING", "SUCCEEDED", "aborted", ""})
    void takeOver_ofNoStop_isRefused(String status) {
        assertThat(refusal(cancel, stopped(status, status, "")))
                .isEqualTo(
                        "InvalidInput: cancel.status is \"%s\": give ABORTED, FAILED or TIMED_OUT, or leave it out.",
                        status);
        assertThat(inMemoryServices.rds.calls()).doesNotContain("cancel");
    }

    private String stopped(String said, String status, String error) {
        inMemoryServices.executions.with(ended(
                Samples.execution("night-1"),
                status,
                Optional.of(error).filter(name -> !name.isEmpty()),
                filled("{\"sourceArn\": \"SNAPSHOT\"}")));
        return "\"input\": "
                + filled("{\"cancel\": {\"executionArn\": \"NIGHT\", \"status\": \"%s\"}}".formatted(said));
    }

    private static String ofExecution(String name) {
        return "{\"cancel\": {\"executionArn\": \"%s%s\"}}".formatted(EXECUTION, name);
    }

    @Test
    void cancel_taskIdAtItsLimits_isLookedForOrRefused() {
        String longest = "task-" + "0".repeat(123);

        assertThat(refusal(cancel, cancelling("{\"taskId\": \"%s\"}".formatted(longest), "{}")))
                .startsWith("ExportTaskNotFound: ");
        assertThat(refusal(cancel, cancelling("{\"taskId\": \"%s0\"}".formatted(longest), "{}")))
                .startsWith("InvalidInput: ");
        assertThat(refusal(cancel, cancelling("{\"taskId\": \"task-0123456789abcdefg\"}", "{}")))
                .startsWith("InvalidInput: ");
    }

    @Test
    void cancel_comesTooLate_reportsHowItEnded() {
        inMemoryServices.rds.put(InMemoryExportGateway.with(
                inMemoryServices.rds.find(identifier).orElseThrow(), "COMPLETE", Optional.empty(), Optional.empty()));

        JsonNode report = call(cancel, "\"previous\": " + first);

        assertThat(report.at("/end/outcome").asText()).isEqualTo("COMPLETE");
    }

    @Test
    void adopt_looksAtTheExport() {
        JsonNode report = call(poll, adopting("{\"exportTaskIdentifier\": \"%s\"}".formatted(identifier)));

        assertThat(report.at("/export/exportTaskIdentifier").asText()).isEqualTo(identifier);
        assertThat(report.at("/role").asText()).isEqualTo("adopted");
        assertThat(report.at("/deadline").asText()).isEqualTo("2026-12-04T02:00:00Z");
    }

    @Test
    void adopt_exportOfAnotherDeployment_isRefused() {
        assertThat(refusal(
                        new PollExport(Samples.deployment("lake"), inMemoryServices.services()),
                        adopting("{\"exportTaskIdentifier\": \"%s\"}".formatted(identifier))))
                .isEqualTo(
                        "ForeignExport: export \"%s\" of %s was not started by this deployment, lake, but by the deployment \"lakelift\": only a deployment's own exports are adopted.",
                        identifier, Samples.SNAPSHOT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {}                                                                  | adopt has neither exportTaskIdentifier nor taskId: add one.
            {"exportTaskIdentifier": "lakelift-gone"}, "wait": 1                | Unknown field "wait" in the input; allowed fields: adopt.
            {"exportTaskIdentifier": "lakelift-gone", "sourceArn": "SNAPSHOT"}  | Unknown field "sourceArn" in adopt; allowed fields: exportTaskIdentifier, taskId.
            {"exportTaskIdentifier": "lakelift-gone", "taskId": "task-0123456789abcdef0"} | adopt names 2 exports: give one of exportTaskIdentifier, taskId.
            {"exportTaskIdentifier": "lakelift-gone"}, "deadline": "PT1H"       | "deadline"
            """)
    void adopt_ofNonsense_isRefused(String what, String sentence) {
        assertThat(refusal(poll, adopting(filled(what))))
                .startsWith("InvalidInput: ")
                .contains(sentence);
    }

    @Test
    void fleet_summaryHoldsWhatTheMachineSaw_andWhyTheWorstFailed() {
        String hash = "0123456789abcdef0123456789ab";
        inMemoryServices.executions.failed(
                "fleet-b-" + hash + "-2",
                "ExportFailed",
                "{\"outcome\": \"FAILED\", \"why\": \"No bucket.\", \"remedy\": \"Make one.\"}");
        JsonNode response = call(notify, """
                "fleet": {"fleet": "nightly", "night": "[1]", "refused": [{"source": "sources[3]", "why": "names none"}],
                  "refusedCount": 2, "skipped": [{"source": "arn:d", "why": "it is gone"}], "skippedCount": 3,
                  "troubles": ["The clusters could not be listed.", "The file systems neither."]},
                "exports": [
                    {"source": "db:a", "outcome": "COMPLETE", "failure": {},
                     "facts": {"gb": 7, "size": 80, "joined": true, "s3Uri": "s3://lake/a"}},
                    {"source": "db:b", "outcome": "FAILED", "facts": {"earlier": true, "s3Uri": "s3://lake/b"},
                     "failure": {"hash": "HASH", "try": 2}},
                    {"source": "file-system/fs-1", "outcome": "NOT_STARTED", "facts": {},
                     "failure": {"hash": "HASH", "try": 1, "why": "States.Timeout: "}}],
                "trouble": {}""".replace("HASH", hash));

        assertThat(response.at("/outcome").asText()).isEqualTo("FAILED");
        assertThat(response.at("/error").asText()).isEqualTo("FleetFailed");
        assertThat(response.at("/succeeded").asBoolean()).isFalse();
        assertThat(response.at("/fleet").asText()).isEqualTo("nightly");
        assertThat(response.at("/messageId").asText()).isEqualTo("message-1");
        assertThat(response.at("/counts").toString())
                .startsWith("{\"exports\":5,\"COMPLETE\":1,")
                .contains("\"FAILED\":1", "\"NOT_STARTED\":1", "\"REFUSED\":2", "\"skipped\":3");
        assertThat(response.at("/totalExtractedDataInGB").asInt()).isEqualTo(7);
        assertThat(response.at("/failures").toString())
                .isEqualTo(
                        "[{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:db:b\",\"outcome\":\"FAILED\",\"why\":\"No bucket.\"},"
                                + "{\"sourceArn\":\"arn:aws:fsx:eu-west-1:123456789012:file-system/fs-1\",\"outcome\":\"NOT_STARTED\","
                                + "\"why\":\"States.Timeout:\"},"
                                + "{\"sourceArn\":\"sources[3]\",\"outcome\":\"REFUSED\",\"why\":\"names none\"}]");
        JsonNode notice = Lambda.json(sent.getFirst().data());
        assertThat(notice.at("/exports").findValuesAsText("s3Uri")).containsExactly("s3://lake/a");
        assertThat(notice.at("/failures/0/remedy").asText()).isEqualTo("Make one.");
        assertThat(notice.at("/failures/0/execution").asText()).isEqualTo("fleet-b-" + hash + "-2");
        assertThat(notice.at("/skipped/0/why").asText()).isEqualTo("it is gone");
        assertThat(sent.getFirst().text()).contains("The clusters could not be listed.", "The file systems neither.");
    }

    /** It is response all the same, and the export's own notice says why. */
    @Test
    void fleet_whoseExecutionsCannotBeReadNow_goesWithoutTheCauses() {
        inMemoryServices.executions.failNext(new Throttled("slow", null));

        JsonNode response = call(notify, """
                "fleet": {}, "trouble": {}, "exports": [{"source": "db:b", "outcome": "FAILED", "facts": {},
                  "failure": {"hash": "0123456789abcdef0123456789ab", "try": 1}}]""");

        assertThat(response.at("/failures/0").has("why")).isFalse();
        assertThat(response.at("/outcome").asText()).isEqualTo("FAILED");
    }

    @Test
    void fleet_thatWasNeverPlanned_isNotStartedAndSaysWhatWentWrong() {
        JsonNode response = call(
                notify, "\"fleet\": {}, \"exports\": [], \"trouble\": {\"error\": \"Lambda.AccessDeniedException\"}");

        assertThat(response.at("/outcome").asText()).isEqualTo("NOT_STARTED");
        assertThat(response.at("/error").asText()).isEqualTo("SourcesNotListed");
        assertThat(response.at("/why").asText()).isEqualTo("Lambda.AccessDeniedException");
    }

    @Test
    void fleet_whoseInputIsTooLarge_isRefused() {
        JsonNode response = call(notify, """
                "fleet": {"end": {"outcome": "REFUSED", "error": "InvalidInput", "reason": "InputTooLarge"}},
                "exports": [], "trouble": {}""");

        assertThat(response.at("/error").asText()).isEqualTo("InvalidInput");
        assertThat(response.at("/why").asText())
                .isEqualTo("The input is larger than 250,000 bytes: split the sources across several fleets.");
    }

    @Test
    void fleet_withAnOutcomeThatIsNone_isRefused() {
        assertThat(refusal(notify, "\"fleet\": {\"end\": {\"outcome\": \"GOOD\"}}, \"exports\": [], \"trouble\": {}"))
                .startsWith("InvalidInput: ")
                .contains("outcome is \"GOOD\": give one of COMPLETE, ");
        assertThat(sent).isEmpty();
    }

    /** A field that a function overlooks is a change of a definition that does nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("callsWithAnUnknownField")
    void unknownField_isNamed(String payload, Function<CallsOfTheMachinesTest, RequestStreamHandler> handler) {
        assertThat(refusal(handler.apply(this), filled(payload)))
                .startsWith("InvalidInput: ")
                .contains("\"odd\"");
        assertThat(inMemoryServices.rds.calls()).doesNotContain("cancel");
        assertThat(sent).isEmpty();
    }

    static Stream<Arguments> callsWithAnUnknownField() {
        String previous = """
                "previous": {"role": "owner", "deadline": "2026-11-21T14:00:00Z", "waitSeconds": 30,
                 "task": {"service": "RDS", "id": "e-1"},
                 "export": {"exportTaskIdentifier": "e-1", "sourceArn": "SNAPSHOT", "status": "STARTING"}}""";
        return Stream.of(
                odd("\"input\": {\"sourceArn\": \"SNAPSHOT\"}, \"odd\": 1", CallsOfTheMachinesTest::start),
                odd("\"input\": {\"sourceArn\": \"SNAPSHOT\", \"odd\": 1}", CallsOfTheMachinesTest::start),
                odd(previous + ", \"odd\": 1", test -> test.poll),
                odd("\"input\": {\"adopt\": {\"exportTaskIdentifier\": \"e-1\"}}, \"odd\": 1", test -> test.poll),
                odd(previous + ", \"odd\": 1", test -> test.cancel),
                odd("\"input\": {\"cancel\": {\"sourceArn\": \"SNAPSHOT\"}}, \"odd\": 1", test -> test.cancel),
                odd("\"attempt\": 0, \"odd\": 1", test -> test.findOrphans),
                odd("\"measure\": {\"staleAfter\": \"PT1H\"}, \"odd\": 1", test -> test.measure),
                odd("\"measure\": {\"staleAfter\": \"PT1H\", \"odd\": 1}", test -> test.measure),
                odd(
                        "\"measure\": {\"staleAfter\": \"PT1H\", \"sources\": [{\"sourceArn\": \"CLUSTER\", \"odd\": 1}]}",
                        test -> test.measure),
                odd(
                        "\"named\": {}, \"trouble\": {}, \"report\": {\"end\": {\"outcome\": \"REFUSED\"}}, \"odd\": 1",
                        test -> test.notify),
                odd("\"input\": {\"tags\": {\"a\": \"b\"}}, \"odd\": 1", test -> test.plan),
                odd("\"fleet\": {\"end\": {\"outcome\": \"REFUSED\"}}, \"odd\": 1", test -> test.notify));
    }

    private static RequestStreamHandler start(CallsOfTheMachinesTest test) {
        return new StartExport(Samples.DEPLOYMENT, test.inMemoryServices.services());
    }

    private static Arguments odd(String payload, Function<CallsOfTheMachinesTest, RequestStreamHandler> handler) {
        return Arguments.of(payload, handler);
    }

    /** @param night the input of night-1, which an executionArn names */
    private String cancelling(String what, String night) {
        ExecutionContext named = Samples.execution("night-1");
        inMemoryServices.executions.with(
                what.contains("ABORTED")
                        ? ended(named, "ABORTED", Optional.empty(), filled(night))
                        : ended(named, "RUNNING", Optional.empty(), filled(night)));
        return "\"input\": {\"cancel\": %s}".formatted(filled(what));
    }

    private static ExecutionDescription ended(
            ExecutionContext named, String status, Optional<String> error, String input) {
        return new ExecutionDescription(named, status, input, Optional.empty(), error, Optional.empty(), false);
    }

    private static String adopting(String what) {
        return "\"input\": {\"adopt\": %s}".formatted(what);
    }

    private String filled(String text) {
        return text.replace("\"ID\"", '"' + identifier + '"')
                .replace("SNAPSHOT", Samples.SNAPSHOT)
                .replace("CLUSTER", "arn:aws:rds:eu-west-1:123456789012:cluster:c")
                .replace("NIGHT", EXECUTION + "night-1");
    }

    /** What is refused is answered; what is wrong in the call itself is thrown. */
    private String refusal(RequestStreamHandler handler, String payload) {
        try {
            JsonNode end = call(handler, payload).path("end");
            return end.path("error").asText() + ": " + end.path("cause").asText();
        } catch (IllegalArgumentException | ExportRefused e) {
            return "InvalidInput: " + e.getMessage();
        }
    }

    private JsonNode call(RequestStreamHandler handler, String rest) {
        return lambda.answer(handler, rest);
    }
}
