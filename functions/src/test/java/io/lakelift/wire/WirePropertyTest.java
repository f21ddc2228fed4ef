package io.lakelift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.export.Samples;
import io.lakelift.export.Service;
import io.lakelift.export.Services;
import io.lakelift.export.error.ExportException;
import io.lakelift.fsx.FsxExportGateway;
import io.lakelift.handler.CancelExport;
import io.lakelift.handler.FindOrphans;
import io.lakelift.handler.Lambda;
import io.lakelift.handler.Notify;
import io.lakelift.handler.PlanFleet;
import io.lakelift.handler.PollExport;
import io.lakelift.handler.StartExport;
import io.lakelift.handler.Wiring;
import io.lakelift.property.Sentence;
import io.lakelift.property.TryCounter;
import io.lakelift.rds.RdsExportGateway;
import io.lakelift.rds.RdsSnapshots;
import io.lakelift.sfn.SfnExecutions;
import io.lakelift.sns.SnsNotices;
import io.lakelift.wire.Answers.Answer;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Whatever RDS, FSx, Step Functions and SNS answer: a function answers JSON, or throws one of the project's errors in
 * one sentence.
 */
@AddLifecycleHook(TryCounter.class)
class WirePropertyTest {
    private static final WireClients CLIENTS = new WireClients();
    /** Each takes as long as ten of the other properties. */
    private static final int TRIES = 1_000;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String RDS_TASK = previous(
            "RDS",
            "\"exportTaskIdentifier\": \"lakelift-orders-ycq3vbaj9us0y5tt\", \"sourceArn\": \"" + Samples.SNAPSHOT
                    + "\"");
    private static final String FSX_TASK = previous(
            "FSX",
            "\"taskId\": \"task-0123456789abcdef0\", \"sourceArn\": \"arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0\"");

    /** The functions are made again for each try: the FSx adapter remembers what it was told. */
    private final Services services = new Services(
            new RdsExportGateway(CLIENTS.rds),
            new FsxExportGateway(CLIENTS.fsx),
            new RdsSnapshots(CLIENTS.rds),
            new SfnExecutions(() -> CLIENTS.sfn, "arn:aws:states:eu-west-1:123456789012:stateMachine:lakelift-export"));

    @Provide
    Arbitrary<List<Answer>> rds() {
        return WireAnswers.rds();
    }

    @Provide
    Arbitrary<List<Answer>> fsx() {
        return WireAnswers.fsx();
    }

    @Provide
    Arbitrary<List<Answer>> sfn() {
        return WireAnswers.sfn();
    }

    @Provide
    Arbitrary<List<Answer>> sns() {
        return WireAnswers.sns();
    }

    @Property(tries = TRIES, seed = TryCounter.SEED)
    void rds_answersAnything(@ForAll("rds") List<Answer> answers, @ForAll @IntRange(max = 7) int which) {
        CLIENTS.answer(answers);
        switch (which) {
            case 0 -> call(start(), input("{\"sourceArn\": \"" + Samples.SNAPSHOT + "\"}"));
            case 1 -> call(start(), input("{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:db:orders\"}"));
            case 2 ->
                call(
                        start(),
                        input(
                                "{\"sourceArn\": \"arn:aws:rds:eu-west-1:123456789012:cluster:c\", \"latestSnapshot\": true}"));
            case 3 -> call(poll(), RDS_TASK);
            case 4 -> call(cancel(), RDS_TASK);
            case 5 -> call(cancel(), input("{\"cancel\": {\"sourceArn\": \"" + Samples.SNAPSHOT + "\"}}"));
            case 6 -> plan(Service.RDS);
            default -> call(new FindOrphans(Samples.DEPLOYMENT, services), "\"service\": \"RDS\"");
        }
    }

    private static void plan(Service service) {
        call(
                new PlanFleet(Samples.DEPLOYMENT, Wiring.catalog(CLIENTS.rds, CLIENTS.fsx, List.of(service))),
                input("{\"tags\": {\"backup\": \"nightly\"}}"));
    }

    @Property(tries = TRIES, seed = TryCounter.SEED)
    void fsx_answersAnything(@ForAll("fsx") List<Answer> answers, @ForAll @IntRange(max = 5) int which) {
        CLIENTS.answer(answers);
        String source = "\"arn:aws:fsx:eu-west-1:123456789012:file-system/fs-0123456789abcdef0\"";
        switch (which) {
            case 0 -> call(start(), input("{\"sourceArn\": " + source + ", \"paths\": [\"scratch\"]}"));
            case 1 -> call(poll(), FSX_TASK);
            case 2 -> call(poll(), input("{\"adopt\": {\"taskId\": \"task-0123456789abcdef0\"}}"));
            case 3 -> call(cancel(), FSX_TASK);
            case 4 -> plan(Service.FSX);
            default -> call(cancel(), input("{\"cancel\": {\"sourceArn\": " + source + "}}"));
        }
    }

    @Property(tries = TRIES, seed = TryCounter.SEED)
    void stepFunctions_answerAnything(@ForAll("sfn") List<Answer> answers, @ForAll @IntRange(max = 1) int which) {
        CLIENTS.answer(answers);
        switch (which) {
            case 0 ->
                call(
                        cancel(),
                        input(
                                "{\"cancel\": {\"executionArn\": \"arn:aws:states:eu-west-1:123456789012:execution:lakelift-export:n\"}}"));
            default -> runningExecutions();
        }
    }

    private void runningExecutions() {
        try {
            assertThat(services.executions().running()).doesNotContainNull();
        } catch (ExportException e) {
            Sentence.isReported(e);
        }
    }

    @Property(tries = TRIES, seed = TryCounter.SEED)
    void sns_answersAnything(@ForAll("sns") List<Answer> answers) {
        CLIENTS.answer(answers);
        call(
                new Notify(
                        "lakelift",
                        new SnsNotices(CLIENTS.sns, "arn:aws:sns:eu-west-1:123456789012:lakelift"),
                        services.executions()),
                """
                "named": {}, "trouble": {},
                "report": {"role": "owner", "end": {"outcome": "REFUSED", "error": "InvalidInput", "cause": "why"}}""");
    }

    private static void call(RequestStreamHandler function, String rest) {
        try {
            String answer = new Lambda().call(function, Lambda.payload(rest));
            assertThat(MAPPER.readTree(answer).isObject()).isTrue();
        } catch (ExportException e) {
            Sentence.isReported(e);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON was answered", e);
        }
    }

    /** Of a joined execution in doubt, which looks for its own export first. */
    private static String previous(String service, String export) {
        return """
                "previous": {"role": "joined", "deadline": "2026-11-21T14:00:00Z", "waitSeconds": 30,
                 "uncertainSince": "2026-11-21T01:59:00Z", "task": {"service": "%s", "id": "x-1"},
                 "export": {%s, "status": "STARTING"}}""".formatted(service, export);
    }

    private static String input(String input) {
        return "\"input\": " + input;
    }

    private RequestStreamHandler start() {
        return new StartExport(Samples.DEPLOYMENT, services);
    }

    private RequestStreamHandler poll() {
        return new PollExport(Samples.DEPLOYMENT, services);
    }

    private RequestStreamHandler cancel() {
        return new CancelExport(Samples.DEPLOYMENT, services);
    }
}
