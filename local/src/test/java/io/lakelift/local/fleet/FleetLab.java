package io.lakelift.local.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Execution;
import io.lakelift.asl.StateMachine;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.export.Deployment;
import io.lakelift.export.ExportPolicy;
import io.lakelift.export.ExportTarget;
import io.lakelift.export.Service;
import io.lakelift.fakes.CloudClients;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.states.ServiceCalls;
import io.lakelift.handler.Notify;
import io.lakelift.handler.PlanFleet;
import io.lakelift.handler.Wiring;
import io.lakelift.local.lambda.InProcessHandlers;
import io.lakelift.local.lambda.LambdaTasks;
import io.lakelift.notice.Notice;
import io.lakelift.sfn.SfnExecutions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The real definition of the fleet, the real Notify and the fake services in one process. The exports are executions of
 * a machine that waits, and ends as {@link #ends} says: real ones take a second each, and here there are thousands.
 */
final class FleetLab {
    static final ObjectMapper MAPPER = new ObjectMapper();
    static final String EXPORTS = "lakelift-export";

    private static final Path DEFINITION = Path.of("../statemachine/fleet.asl.json");
    private static final Path BASELINE = Path.of("src/test/resources/baseline/fleet.asl.json");
    private static final String MACHINE = "arn:aws:states:eu-west-1:123456789012:stateMachine:" + EXPORTS;

    /** Lasts 20 minutes, or a second if it has waited for its snapshot before; then ends as the function "end" answers. */
    private static final String EXPORT = """
            {"QueryLanguage": "JSONata", "StartAt": "Export", "States": {
              "Export": {"Type": "Wait", "Seconds": "{% $exists($states.input.slot.snapshot) ? 1 : 1200 %}", "Next": "End"},
              "End": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                "Arguments": {"FunctionName": "end", "Payload": "{% $states.context.Execution.Input %}"},
                "Output": "{% $states.result.Payload %}", "Next": "How?"},
              "How?": {"Type": "Choice", "Choices": [
                {"Condition": "{% $exists($states.input.slot) %}", "Next": "Done"},
                {"Condition": "{% $states.input.outcome in ['COMPLETE', 'COMPLETE_WITH_WARNINGS'] %}", "Next": "Done"}],
                "Default": "Not done"},
              "Done": {"Type": "Succeed"},
              "Not done": {"Type": "Fail", "Error": "{% $states.input.error %}", "Cause": "{% $string($states.input) %}"}}}""";

    final VirtualTimeline timeline = new VirtualTimeline(SampleAccount.NIGHT);
    final FakeCloud cloud = new FakeCloud(timeline::instant);
    private final SfnClient sfn = CloudClients.sfn(() -> cloud);
    final LocalStates states;
    final List<Notice> notices = new ArrayList<>();
    final List<JsonNode> payloads = new ArrayList<>();

    /** Inputs of the exports in the order in which they ended. */
    final List<JsonNode> exported = new ArrayList<>();

    private final Map<String, String> ends = new HashMap<>();
    private final TaskExecutor functions;
    private boolean oldNotify;
    private Instant snapshots = SampleAccount.NIGHT;

    FleetLab() {
        this(true);
    }

    /** A lab without the machine of the exports: Step Functions refuses to start any. */
    static FleetLab refusingStarts() {
        return new FleetLab(false);
    }

    private FleetLab(boolean starting) {
        states = new LocalStates(
                SampleAccount.REGION,
                SampleAccount.ACCOUNT,
                timeline,
                this::function,
                new ServiceCalls(() -> CloudClients.rds(cloud), () -> CloudClients.fsx(cloud)));
        cloud.sfn().show(() -> states);
        functions = new LambdaTasks(
                new InProcessHandlers(
                        List.of(
                                new PlanFleet(
                                        new Deployment(
                                                "lakelift",
                                                SampleAccount.REGION,
                                                new ExportTarget(
                                                        SampleAccount.BUCKET,
                                                        "nightly",
                                                        SampleAccount.ROLE,
                                                        SampleAccount.KEY),
                                                Duration.ofHours(12),
                                                Duration.ofHours(30),
                                                ExportPolicy.of(new ExportTarget(
                                                        SampleAccount.BUCKET,
                                                        "",
                                                        SampleAccount.ROLE,
                                                        SampleAccount.KEY))),
                                        Wiring.catalog(
                                                CloudClients.rds(cloud),
                                                CloudClients.fsx(cloud),
                                                List.of(Service.values()))),
                                new Notify(
                                        "lakelift",
                                        notice -> {
                                            notices.add(notice);
                                            return "message-" + notices.size();
                                        },
                                        new SfnExecutions(() -> sfn, MACHINE))),
                        (function, line) -> {}),
                name -> name);
        if (starting) {
            states.register(EXPORTS, StateMachine.parse(EXPORT));
        }
        states.register("lakelift-fleet", StateMachine.parse(definition("5")));
    }

    static String definition(String maxConcurrency) {
        return definition(DEFINITION, maxConcurrency);
    }

    private static String definition(Path file, String maxConcurrency) {
        try {
            return Files.readString(file)
                    .replace("${ExportStateMachineArn}", MACHINE)
                    .replace("${MaxConcurrency}", maxConcurrency)
                    .replace("${PlanFleetFunctionArn}", "PlanFleet")
                    .replace("${NotifyFunctionArn}", "Notify");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Another definition of the fleet, whose own Notify is not here: the published version with it takes any summary.
     */
    FleetLab ofTheLastRelease() {
        states.register("lakelift-fleet", StateMachine.parse(definition(BASELINE, "5")));
        oldNotify = true;
        return this;
    }

    /** How the exports of sources end whose ARN ends so; all others complete with 7 GB. */
    FleetLab ends(String source, String end) {
        ends.put(source, end);
        return this;
    }

    /** A source that fails, with a cause of so many characters. */
    FleetLab fails(String source, int causeLength) {
        return ends(
                source,
                "{\"outcome\": \"FAILED\", \"error\": \"ExportFailed\", \"why\": \"%s\", \"remedy\": \"Repair it.\"}"
                        .formatted("w".repeat(causeLength)));
    }

    /** Until then exports give their slots back, because their snapshots are not available. */
    FleetLab snapshotsAvailable(Instant at) {
        snapshots = at;
        return this;
    }

    /** Answers so much of the starts of exports with an error. Which ones is the same in each run. */
    FleetLab failsStarts(double share, String error, String cause) {
        Random random = new Random(1);
        states.disturb(real -> (call, reply) -> {
            if (call.resource().contains("startExecution") && random.nextDouble() < share) {
                timeline.after(Duration.ofSeconds(1), () -> reply.fail(error, cause));
            } else {
                real.call(call, reply);
            }
        });
        return this;
    }

    Execution start(String name, Object input) {
        return states.start("lakelift-fleet", name, input);
    }

    /** One fleet to its end. */
    Execution run(Object input) {
        Execution fleet = start("night-1", input);
        finish();
        return fleet;
    }

    Execution run(String json) {
        return run(read(json, Object.class));
    }

    void finish() {
        timeline.runUntil(() -> states.executions().stream().allMatch(Execution::isOver));
    }

    void pass(Duration time) {
        boolean[] passed = {false};
        timeline.after(time, () -> passed[0] = true);
        timeline.runUntil(() -> passed[0]);
    }

    List<Execution> exports() {
        return states.executions().stream()
                .filter(execution -> execution.start().machineName().equals(EXPORTS))
                .toList();
    }

    /** What a fleet ended with, as its output or in its cause. */
    static JsonNode result(Execution fleet) {
        return fleet.status() == Execution.Status.SUCCEEDED
                ? MAPPER.valueToTree(fleet.output())
                : read(fleet.cause(), JsonNode.class);
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void function(TaskCall call, TaskReply reply) {
        Map<?, ?> arguments = (Map<?, ?>) call.arguments();
        JsonNode payload = MAPPER.valueToTree(arguments.get("Payload"));
        if (oldNotify && arguments.get("FunctionName").equals("Notify")) {
            reply.succeed(LambdaTasks.result(Map.of("outcome", "COMPLETE")));
        } else if (!arguments.get("FunctionName").equals("end")) {
            payloads.add(payload);
            timeline.after(Duration.ofSeconds(1), () -> functions.call(call, reply));
        } else {
            exported.add(payload);
            Object end = end(payload);
            timeline.after(Duration.ofSeconds(1), () -> reply.succeed(LambdaTasks.result(end)));
        }
    }

    private Object end(JsonNode input) {
        String arn = input.path("sourceArn").asText();
        if (timeline.instant().isBefore(snapshots)
                && !input.path("slot").path("kept").asBoolean()) {
            return Map.of(
                    "slot",
                    Map.of(
                            "since",
                            "" + SampleAccount.NIGHT,
                            "deadline",
                            "" + snapshots,
                            "snapshot",
                            arn + "-snapshot"));
        }
        String json = ends.entrySet().stream()
                .filter(end -> arn.endsWith(end.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{\"outcome\": \"COMPLETE\", \"role\": \"owner\", \"totalExtractedDataInGB\": 7}");
        return read(json, Object.class);
    }
}
