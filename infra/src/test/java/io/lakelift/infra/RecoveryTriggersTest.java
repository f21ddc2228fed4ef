package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.event.ruler.GenericMachine;

class RecoveryTriggersTest {
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}:";

    @Test
    void stopped_hearsOfWhatTheMachineCouldNotSeeTo() {
        assertThat(rule().property("EventPattern"))
                .isEqualTo("{detail={$or=[{status=[ABORTED, TIMED_OUT]}, {error=[{prefix=States.}], status=[FAILED]}], "
                        + "stateMachineArn=[${ExportWorkflow}]}, "
                        + "detail-type=[Step Functions Execution Status Change], source=[aws.states]}");
        assertThat(rule().property("State")).isEqualTo("ENABLED");
    }

    @Test
    void stopped_startsTheMachineThatTakesOverWithTheEventItselfForADay() {
        assertThat(rule().property("Targets"))
                .isEqualTo("[{Arn=${StoppedWorkflow}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, Id=Target0, "
                        + "RetryPolicy={MaximumEventAgeInSeconds=86400, MaximumRetryAttempts=185}, "
                        + "RoleArn=${TriggersStoppedRole.Arn}}]");
    }

    @Test
    void stoppedRole_mayStartTheMachineThatTakesOverOnly() {
        assertThat(role("TriggersStoppedRole").permissions())
                .containsExactly("Allow states:StartExecution on ${StoppedWorkflow}");
        assertTrusts("TriggersStoppedRole", "events", "events:" + HERE + "rule/lakelift-stopped");
    }

    @ParameterizedTest
    @CsvSource({
        "PT30M, rate(30 minutes), 1800",
        "PT5M, rate(5 minutes), 300",
        "PT1H, rate(1 hour), 3600",
        "P1D, rate(1 day), 86400"
    })
    void sweep_isStartedAsOftenAsSet(String every, String rate, String seconds) {
        Resource schedule = SynthesizedDeployment.of("monitoring: {sweepEvery: %s}".formatted(every))
                .resource("AWS::Scheduler::Schedule", "TriggersSweep");
        assertThat(schedule.property("ScheduleExpression")).isEqualTo(rate);
        assertThat(schedule.property("GroupName")).isEqualTo("lakelift");
        assertThat(TemplateText.of(schedule.body().get("DependsOn"))).contains("SchedulingSchedules");
        assertThat(schedule.property("State")).isEqualTo("ENABLED");
        assertThat(schedule.property("Target"))
                .isEqualTo("{Arn=${SweepWorkflow}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, "
                        + "Input={\"sweep\":true}, RetryPolicy={MaximumEventAgeInSeconds="
                        + seconds
                        + ", MaximumRetryAttempts=185}, RoleArn=${TriggersSweepRole.Arn}}");
    }

    /** With the payload that the function reads, in which Scheduler fills in its own words. */
    @Test
    void measurement_isCalledForAsOftenAsTheSweep() {
        Resource schedule = SynthesizedDeployment.of("monitoring: {sweepEvery: PT20M}")
                .resource("AWS::Scheduler::Schedule", "TriggersMeasure");
        assertThat(schedule.property("Name")).isEqualTo("lakelift-measure");
        assertThat(schedule.property("ScheduleExpression")).isEqualTo("rate(20 minutes)");
        assertThat(schedule.property("GroupName")).isEqualTo("lakelift");
        assertThat(schedule.property("Target"))
                .isEqualTo(
                        "{Arn=${FunctionsMeasureFreshness.Arn}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, "
                                + "Input={\"execution\":{\"arn\":\"<aws.scheduler.schedule-arn>\","
                                + "\"name\":\"<aws.scheduler.execution-id>\",\"startTime\":\"<aws.scheduler.scheduled-time>\"},"
                                + "\"now\":\"<aws.scheduler.scheduled-time>\",\"measure\":{\"staleAfter\":\"PT36H\"}}, "
                                + "RetryPolicy={MaximumEventAgeInSeconds=1200, MaximumRetryAttempts=185}, "
                                + "RoleArn=${TriggersMeasureRole.Arn}}");
    }

    @Test
    void measurement_knowsTheSourcesThatTheFileNames() {
        assertThat(SynthesizedDeployment.ofEverything()
                        .resource("AWS::Scheduler::Schedule", "TriggersMeasure")
                        .property("Target", "Input"))
                .endsWith(
                        "\"measure\":{\"staleAfter\":\"PT40H\",\"sources\":["
                                + "{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:db:orders\",\"staleAfter\":\"PT30H\"},"
                                + "{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:cluster:shop\",\"staleAfter\":\"PT840H\"}],\"lossFails\":true}}");
    }

    @Test
    void measureRole_mayCallThatFunctionAndKeepWhatIsNotDelivered() {
        assertThat(role("TriggersMeasureRole").permissions())
                .containsExactlyInAnyOrder(
                        "Allow lambda:InvokeFunction on ${FunctionsMeasureFreshness.Arn}",
                        "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn}");
        assertTrusts("TriggersMeasureRole", "scheduler", "scheduler:" + HERE + "schedule-group/lakelift");
    }

    @Test
    void sweepRole_mayStartTheSweepAndKeepWhatIsNotDelivered() {
        assertThat(role("TriggersSweepRole").permissions())
                .containsExactlyInAnyOrder(
                        "Allow states:StartExecution on ${SweepWorkflow}",
                        "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn}");
        assertTrusts("TriggersSweepRole", "scheduler", "scheduler:" + HERE + "schedule-group/lakelift");
    }

    @Test
    void undelivered_isEncryptedKeptForTwoWeeksAndTakesTlsAndTheRulesOnly() {
        Resource queue = SynthesizedDeployment.of().resource("AWS::SQS::Queue", "SchedulingUndelivered");
        assertThat(queue.property("SqsManagedSseEnabled")).isEqualTo("true");
        assertThat(queue.property("MessageRetentionPeriod")).isEqualTo("1209600");
        assertThat(SynthesizedDeployment.of()
                        .resource("AWS::SQS::QueuePolicy", "SchedulingUndeliveredPolicy")
                        .statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrder(
                        "Deny sqs:* on ${SchedulingUndelivered.Arn} to {AWS=*} if {Bool={aws:SecureTransport=false}}",
                        "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn} to {Service=events.amazonaws.com} if "
                                + "{ArnEquals={aws:SourceArn=${TriggersStopped.Arn}}}",
                        kept("SendMessage"),
                        kept("GetQueueAttributes"),
                        kept("GetQueueUrl"));
    }

    private static String kept(String action) {
        return "Allow sqs:" + action + " on ${SchedulingUndelivered.Arn} to {Service=events.amazonaws.com} if "
                + "{ArnEquals={aws:SourceArn=${TriggersWithoutNotice.Arn}}}";
    }

    /** No metric of Notify's counts them, so the queue's alarm has to. */
    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(nullValues = "none", textBlock = """
            export,  FAILED,    NotifyFailed,                true
            export,  FAILED,    EventRefused,                true
            export,  FAILED,    States.Runtime,              true
            export,  FAILED,    States.DataLimitExceeded,    true
            export,  FAILED,    ExportFailed,                false
            export,  FAILED,    ExportCanceled,              false
            export,  FAILED,    InvalidInput,                false
            export,  ABORTED,   none,                        false
            export,  TIMED_OUT, none,                        false
            export,  SUCCEEDED, none,                        false
            fleet,   FAILED,    NotifyFailed,                true
            fleet,   FAILED,    States.Runtime,              true
            fleet,   FAILED,    FleetFailed,                 false
            sweep,   FAILED,    States.Runtime,              false
            """)
    void executionThatEndedWithoutANotice_isKeptInTheQueue(
            String machineName, String status, String error, boolean kept) throws Exception {
        Resource rule = SynthesizedDeployment.of().resource("AWS::Events::Rule", "TriggersWithoutNotice");
        assertThat(rule.property("Name")).isEqualTo("lakelift-without-notice");
        assertThat(rule.property("Targets")).isEqualTo("[{Arn=${SchedulingUndelivered.Arn}, Id=Target0}]");
        GenericMachine<String> machine = GenericMachine.<String>builder().build();
        machine.addRule("rule", EventPatternsTest.pattern(rule));
        Map<String, Object> detail = new HashMap<>();
        detail.put("stateMachineArn", EventPatternsTest.MACHINE.replace("export", machineName));
        detail.put("status", status);
        detail.put("error", error);
        String event = new ObjectMapper()
                .writeValueAsString(Map.of(
                        "source", "aws.states",
                        "detail-type", "Step Functions Execution Status Change",
                        "detail", detail));
        assertThat(machine.rulesForJSONEvent(event)).hasSize(kept ? 1 : 0);
    }

    /** Every Fail state with an Error of its own; the other one ends what Notify has reported, by an expression. */
    @Test
    void unreported_areTheErrorsThatTheMachineReachesWithoutANotice() throws IOException {
        Set<String> errors = new TreeSet<>();
        for (JsonNode state : new ObjectMapper()
                .readTree(Repository.here()
                        .root()
                        .resolve("statemachine/export.asl.json")
                        .toFile())
                .get("States")) {
            if (state.get("Type").asText().equals("Fail")
                    && !state.get("Error").asText().startsWith("{%")) {
                errors.add(state.get("Error").asText());
            }
        }
        assertThat(errors).containsExactlyInAnyOrderElementsOf(RecoveryTriggers.WITHOUT_NOTICE);
    }

    private static void assertTrusts(String role, String service, String source) {
        assertThat(role(role).statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=%s.amazonaws.com} if {ArnLike={aws:SourceArn="
                                .formatted(service)
                        + "arn:${AWS::Partition}:" + source + "}, StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    private static Resource rule() {
        return SynthesizedDeployment.of().resource("AWS::Events::Rule", "TriggersStopped");
    }

    private static Resource role(String id) {
        return SynthesizedDeployment.of().resource("AWS::IAM::Role", id);
    }
}
