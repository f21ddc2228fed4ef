package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FleetSchedulesTest {
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}:";

    @Test
    void shipped_startsTheFleetEveryNightOnOneTag() throws Exception {
        Resource nightly = SynthesizedDeployment.of().resource("AWS::Scheduler::Schedule", "Fleetsnightly");
        assertThat(nightly.property("Name")).isEqualTo("lakelift-nightly");
        assertThat(nightly.property("GroupName")).isEqualTo("lakelift");
        assertThat(nightly.property("ScheduleExpression")).isEqualTo("cron(0 3 * * ? *)");
        assertThat(nightly.property("ScheduleExpressionTimezone")).isEqualTo("UTC");
        assertThat(nightly.property("FlexibleTimeWindow")).isEqualTo("{Mode=OFF}");
        assertThat(nightly.property("State")).isEqualTo("ENABLED");
        assertThat(TemplateText.of(nightly.body().get("DependsOn"))).contains("SchedulingSchedules");
        assertThat(nightly.property("Target", "Arn")).isEqualTo("${FleetWorkflow}");
        assertThat(nightly.property("Target", "RoleArn")).isEqualTo("${FleetsRole.Arn}");
        assertThat(nightly.property("Target", "DeadLetterConfig")).isEqualTo("{Arn=${SchedulingUndelivered.Arn}}");
        assertThat(nightly.property("Target", "RetryPolicy"))
                .isEqualTo("{MaximumEventAgeInSeconds=7200, MaximumRetryAttempts=185}");
        assertThat(new ObjectMapper().readTree(nightly.property("Target", "Input")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"fleet": "nightly", "tags": {"lakelift": "nightly"}, "s3Prefix": "nightly/{date}",
                         "schedule": {"scheduleArn": "<aws.scheduler.schedule-arn>",
                                      "scheduledTime": "<aws.scheduler.scheduled-time>", "timeZone": "UTC"}}
                        """));
    }

    @Test
    void everything_isPassedOnAsTheFileSays() throws Exception {
        SynthesizedDeployment everything = SynthesizedDeployment.ofEverything();
        Resource nightly = everything.resource("AWS::Scheduler::Schedule", "Fleetsnightly");
        assertThat(nightly.property("FlexibleTimeWindow")).isEqualTo("{MaximumWindowInMinutes=15, Mode=FLEXIBLE}");
        assertThat(nightly.property("ScheduleExpressionTimezone")).isEqualTo("Europe/Berlin");
        assertThat(new ObjectMapper().readTree(nightly.property("Target", "Input")))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"fleet": "nightly",
                         "sources": ["arn:aws:rds:eu-west-1:123456789012:db:orders",
                                     {"sourceArn": "arn:aws:rds:eu-west-1:123456789012:cluster:shop",
                                      "exportOnly": ["shop.public", "shop.audit.log"], "deadline": "PT6H",
                                      "latestSnapshot": true, "maxSnapshotAge": "PT20H", "includeManual": true}],
                         "tags": {"lakelift": "nightly", "stage": "production"},
                         "s3Prefix": "exports/team=a/{yyyy}/{MM}/{dd}", "reuse": true,
                         "schedule": {"scheduleArn": "<aws.scheduler.schedule-arn>",
                                      "scheduledTime": "<aws.scheduler.scheduled-time>", "timeZone": "Europe/Berlin"}}
                        """));
        assertThat(everything
                        .resource("AWS::Scheduler::Schedule", "Fleetsweeklyfiles")
                        .property("State"))
                .isEqualTo("DISABLED");
    }

    /** The others keep their ids: another one would replace the schedule, whose name is taken meanwhile. */
    @Test
    void namesThatConstructsReserve_areSchedulesLikeOthers() {
        SynthesizedDeployment reserved = SynthesizedDeployment.of(Stream.concat(
                        Stream.of("schedules:"),
                        Stream.of("Role", "RoleSchedule", "Default", "Resource", "nightly")
                                .map("  - {name: %s, cron: '0 3 * * ? *', tags: {t: v}}"::formatted))
                .toArray(String[]::new));

        assertThat(reserved.all("AWS::Scheduler::Schedule"))
                .extracting(schedule -> schedule.property("Name"))
                .contains(
                        "lakelift-Role",
                        "lakelift-RoleSchedule",
                        "lakelift-Default",
                        "lakelift-Resource",
                        "lakelift-nightly");
        assertThat(reserved.logicalIds("AWS::Scheduler::Schedule"))
                .containsAll(SynthesizedDeployment.of().logicalIds("AWS::Scheduler::Schedule"));
        assertThat(reserved.resource("AWS::IAM::Role", "FleetsRole").permissions())
                .isNotEmpty();
    }

    @Test
    void role_mayStartTheFleetAndKeepWhatIsNotDelivered() {
        Resource role = SynthesizedDeployment.of().resource("AWS::IAM::Role", "FleetsRole");
        assertThat(role.permissions())
                .containsExactlyInAnyOrder(
                        "Allow states:StartExecution on ${FleetWorkflow}",
                        "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn}");
        assertThat(role.statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=scheduler.amazonaws.com} if {ArnLike={aws:SourceArn="
                        + "arn:${AWS::Partition}:scheduler:" + HERE + "schedule-group/lakelift}, "
                        + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    @Test
    void noSchedules_needNoRole() {
        assertThat(SynthesizedDeployment.of("name: lakelift").all("AWS::IAM::Role"))
                .extracting(Resource::id)
                .doesNotContain("FleetsRole", "OnCreatedRole")
                .containsAll(List.of("TriggersSweepRole", "TriggersStoppedRole"));
    }
}
