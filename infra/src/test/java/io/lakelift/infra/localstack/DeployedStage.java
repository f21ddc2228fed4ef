package io.lakelift.infra.localstack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.fakes.SampleAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** The deployed stack, seen through AWS's own clients. */
final class DeployedStage implements Stage, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Fakes fakes;
    private final String machines;
    private final SfnClient states;
    private final EventBridgeClient events;
    private final Mailbox mailbox;

    /** @param outputs of the stack */
    DeployedStage(LocalStack account, Map<String, String> outputs, Fakes fakes) {
        this.fakes = fakes;
        String export = output(outputs, "StateMachineArn");
        machines = export.substring(0, export.length() - "export".length());
        states = account.client(SfnClient.builder());
        events = account.client(EventBridgeClient.builder());
        mailbox = new Mailbox(account, output(outputs, "TopicArn"));
        fakes.know(output(outputs, "BucketName"), output(outputs, "ExportRoleArn"), output(outputs, "KeyArn"));
        exportNewSnapshots(export);
    }

    static String output(Map<String, String> outputs, String name) {
        return Optional.ofNullable(outputs.get(name))
                .orElseThrow(() -> new AssertionError("The stack has no output " + name + ": " + outputs));
    }

    /** The rule that the README describes: what RDS says of a snapshot starts an export of it, word for word. */
    private void exportNewSnapshots(String machine) {
        events.putRule(rule -> rule.name("new-snapshots").eventPattern("""
                {"source": ["aws.rds"], "detail": {"EventID": ["RDS-EVENT-0169"]}}"""));
        Target starting = Target.builder()
                .id("export")
                .arn(machine)
                .roleArn("arn:aws:iam::" + SampleAccount.ACCOUNT + ":role/events")
                .build();
        events.putTargets(targets -> targets.rule("new-snapshots").targets(starting));
    }

    /** All that was reported so far. */
    List<Mailbox.Notice> mail() {
        return mailbox.all();
    }

    @Override
    public Fakes fakes() {
        return fakes;
    }

    @Override
    public String start(String machine, Map<String, Object> input) {
        return states.startExecution(
                        start -> start.stateMachineArn(machines + machine).input(json(input)))
                .executionArn();
    }

    @Override
    public void stop(String execution) {
        states.stopExecution(stop -> stop.executionArn(execution));
    }

    @Override
    public void snapshotCreated(String detailType, Map<String, Object> detail) {
        PutEventsRequestEntry event = PutEventsRequestEntry.builder()
                .source("aws.rds")
                .detailType(detailType)
                .detail(json(detail))
                .build();
        events.putEvents(put -> put.entries(event));
    }

    @Override
    public Optional<String> find(String text) {
        return Stream.of("export", "stopped")
                .flatMap(
                        machine -> states
                                .listExecutionsPaginator(list -> list.stateMachineArn(machines + machine))
                                .executions()
                                .stream())
                .sorted(Comparator.comparing(ExecutionListItem::startDate))
                .map(this::describe)
                .flatMap(Optional::stream)
                .filter(execution -> execution.input().contains(text))
                .map(DescribeExecutionResponse::executionArn)
                .findFirst();
    }

    /**
     * LocalStack writes the end of a stopped execution into its event as a text where AWS gives milliseconds, and it
     * does not mind the name that comes of it until it is asked for that execution: then it has no such ARN.
     */
    private Optional<DescribeExecutionResponse> describe(ExecutionListItem execution) {
        try {
            return Optional.of(describe(execution.executionArn()));
        } catch (InvalidArnException unspeakable) {
            return Optional.empty();
        }
    }

    private DescribeExecutionResponse describe(String execution) {
        return states.describeExecution(which -> which.executionArn(execution));
    }

    @Override
    public List<String> course(String execution) {
        ExecutionCourse course = new ExecutionCourse();
        states.getExecutionHistoryPaginator(
                        history -> history.executionArn(execution).maxResults(1000))
                .events()
                .forEach(event -> write(course, event));
        DescribeExecutionResponse now = describe(execution);
        if (now.status() != ExecutionStatus.RUNNING) {
            course.ended(now.statusAsString(), Optional.ofNullable(now.error()).orElse(""));
        }
        return course.steps();
    }

    private static void write(ExecutionCourse course, HistoryEvent event) {
        if (event.stateEnteredEventDetails() != null) {
            course.entered(event.stateEnteredEventDetails().name());
        } else if (event.taskFailedEventDetails() != null) {
            course.failed(event.taskFailedEventDetails().error());
        }
    }

    @Override
    public boolean isOver(String execution) {
        return describe(execution).status() != ExecutionStatus.RUNNING;
    }

    @Override
    public List<String> notices(String source) {
        return mailbox.all().stream()
                .filter(notice -> notice.data().path("sourceArn").asText().equals(source))
                .map(notice -> notice.role() + " " + notice.outcome())
                .toList();
    }

    @Override
    public void until(String what, BooleanSupplier holds) {
        Instant end = Instant.now().plus(LONGEST);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("In LocalStack three minutes passed before " + what + ".");
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting until " + what, e);
            }
        }
    }

    @Override
    public void close() {
        mailbox.close();
        events.close();
        states.close();
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
