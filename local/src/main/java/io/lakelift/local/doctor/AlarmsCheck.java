package io.lakelift.local.doctor;

import io.lakelift.local.plan.Plural;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * Reports the deployment's alarms that are in the ALARM state, whose actions are disabled, or that were deleted.
 *
 * @param names the names of the alarms that the stack created
 */
record AlarmsCheck(ExaminedDeployment deployment, List<String> names) implements Check.Question {
    AlarmsCheck {
        names = List.copyOf(names);
    }

    @Override
    public void ask(CheckFindings findings) {
        findings.ask(
                        "cloudwatch:DescribeAlarms",
                        () -> deployment
                                .clients()
                                .cloudWatch()
                                .describeAlarmsPaginator(call -> call.alarmNamePrefix(deployment.named("")))
                                .metricAlarms()
                                .stream()
                                .filter(each -> names.contains(each.alarmName()))
                                .toList())
                .value()
                .ifPresent(alarms -> judge(alarms, findings));
    }

    private void judge(List<MetricAlarm> alarms, CheckFindings findings) {
        for (MetricAlarm alarm : alarms) {
            if (alarm.stateValue() == StateValue.ALARM) {
                findings.needsAttention(
                        "%s has been going off since %s".formatted(alarm.alarmName(), alarm.stateUpdatedTimestamp()),
                        // The description begins with what to do first.
                        Objects.toString(alarm.alarmDescription(), "See docs/operations.md."));
            }
            if (Boolean.FALSE.equals(alarm.actionsEnabled())) {
                findings.needsAttention(
                        "the actions of %s are turned off".formatted(alarm.alarmName()),
                        "Enable the alarm's actions in CloudWatch: until then it notifies no one.");
            }
        }
        names.stream()
                .filter(name -> alarms.stream().noneMatch(alarm -> name.equals(alarm.alarmName())))
                .forEach(
                        name -> findings.needsAttention(
                                "%s was deleted".formatted(name),
                                "Deploy with monitoring.alarms: false, then with true: CloudFormation recreates it only that way."));
        findings.detail(Plural.of(alarms.size(), "alarm"));
    }
}
