package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggersTest {
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
    void stopped_startsTheExportMachineWithTheEventItselfForADay() {
        assertThat(rule().property("Targets"))
                .isEqualTo("[{Arn=${ExportWorkflow}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, Id=Target0, "
                        + "RetryPolicy={MaximumEventAgeInSeconds=86400, MaximumRetryAttempts=185}, "
                        + "RoleArn=${TriggersStoppedRole.Arn}}]");
    }

    @Test
    void stoppedRole_mayStartTheExportMachineOnly() {
        assertThat(role("TriggersStoppedRole").permissions())
                .containsExactly("Allow states:StartExecution on ${ExportWorkflow}");
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
        Resource schedule = Deployment.of("monitoring: {sweepEvery: %s}".formatted(every))
                .resource("AWS::Scheduler::Schedule", "TriggersSweep");
        assertThat(schedule.property("ScheduleExpression")).isEqualTo(rate);
        assertThat(schedule.property("GroupName")).isEqualTo("lakelift");
        assertThat(Text.of(schedule.body().get("DependsOn"))).contains("SchedulingSchedules");
        assertThat(schedule.property("State")).isEqualTo("ENABLED");
        assertThat(schedule.property("Target"))
                .isEqualTo("{Arn=${SweepWorkflow}, DeadLetterConfig={Arn=${SchedulingUndelivered.Arn}}, "
                        + "Input={\"sweep\":true,\"measure\":{\"staleAfter\":\"PT36H\"}}, RetryPolicy={MaximumEventAgeInSeconds="
                        + seconds
                        + ", MaximumRetryAttempts=185}, RoleArn=${TriggersSweepRole.Arn}}");
    }

    @Test
    void sweep_isToldOfTheSourcesThatTheFileNames() {
        assertThat(Deployment.ofEverything()
                        .resource("AWS::Scheduler::Schedule", "TriggersSweep")
                        .property("Target", "Input"))
                .isEqualTo(
                        "{\"sweep\":true,\"measure\":{\"staleAfter\":\"PT40H\",\"sources\":["
                                + "{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:db:orders\",\"staleAfter\":\"PT30H\"},"
                                + "{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:cluster:shop\",\"staleAfter\":\"PT30H\"},"
                                + "{\"sourceArn\":\"arn:aws:rds:eu-west-1:123456789012:cluster:shop\",\"staleAfter\":\"PT840H\"}]}}");
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
    void undelivered_isEncryptedKeptForTwoWeeksAndTakesTlsAndTheRuleOnly() {
        Resource queue = Deployment.of().resource("AWS::SQS::Queue", "SchedulingUndelivered");
        assertThat(queue.property("SqsManagedSseEnabled")).isEqualTo("true");
        assertThat(queue.property("MessageRetentionPeriod")).isEqualTo("1209600");
        assertThat(Deployment.of()
                        .resource("AWS::SQS::QueuePolicy", "SchedulingUndeliveredPolicy")
                        .statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrder(
                        "Deny sqs:* on ${SchedulingUndelivered.Arn} to {AWS=*} if {Bool={aws:SecureTransport=false}}",
                        "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn} to {Service=events.amazonaws.com} if "
                                + "{ArnEquals={aws:SourceArn=${TriggersStopped.Arn}}}");
    }

    private static void assertTrusts(String role, String service, String source) {
        assertThat(role(role).statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=%s.amazonaws.com} if {ArnLike={aws:SourceArn="
                                .formatted(service)
                        + "arn:${AWS::Partition}:" + source + "}, StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    private static Resource rule() {
        return Deployment.of().resource("AWS::Events::Rule", "TriggersStopped");
    }

    private static Resource role(String id) {
        return Deployment.of().resource("AWS::IAM::Role", id);
    }
}
