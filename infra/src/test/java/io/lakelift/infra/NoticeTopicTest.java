package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoticeTopicTest {
    @Test
    void topic_isEncryptedAndNamedAsItsKeysPolicySays() {
        Resource topic = Deployment.of().resource("AWS::SNS::Topic", "Notices");
        assertThat(topic.property("KmsMasterKeyId")).isEqualTo("${Key.Arn}");
        assertThat(topic.property("TopicName")).isEqualTo("lakelift-notices");
    }

    @Test
    void policy_takesTlsOnlyAndTheAlarmsOfThisDeployment() {
        String alarms = Deployment.of().all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:"
                        + alarm.property("AlarmName"))
                .collect(Collectors.joining("\n"));
        List<String> statements = policy(Deployment.of());
        assertThat(statements)
                .hasSize(2)
                .contains("Deny sns:Publish on ${Notices} to * if {Bool={aws:SecureTransport=false}}");
        assertThat(statements)
                .filteredOn(line -> line.startsWith("Allow"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line)
                            .startsWith(
                                    "Allow sns:Publish on ${Notices} to {Service=cloudwatch.amazonaws.com} if {ArnLike=")
                            .endsWith("]}, StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
                    assertThat(line.replaceFirst(".*SourceArn=\\[", "")
                                    .replaceFirst("]}.*", "")
                                    .split(", "))
                            .containsExactlyInAnyOrder(alarms.split("\n"))
                            .noneMatch(arn -> arn.contains("*"));
                });
    }

    @Test
    void policy_withoutAlarms_takesNone() {
        assertThat(policy(Deployment.of("monitoring: {alarms: false}")))
                .containsExactly("Deny sns:Publish on ${Notices} to * if {Bool={aws:SecureTransport=false}}");
    }

    private static List<String> policy(Deployment deployment) {
        return deployment.resource("AWS::SNS::TopicPolicy", "NoticesPolicy").statements("PolicyDocument", "Statement");
    }

    @Test
    void subscriptions_getTheirOutcomesAndEveryAlarm() {
        Deployment everything = Deployment.ofEverything();
        assertThat(everything.all("AWS::SNS::Subscription"))
                .extracting(
                        it -> it.property("Protocol"), it -> it.property("Endpoint"), it -> it.property("FilterPolicy"))
                .containsExactlyInAnyOrder(
                        tuple(
                                "email",
                                "ops@example.org",
                                "{outcome=[COMPLETE_WITH_WARNINGS, FAILED, CANCELED, NOT_STARTED, REFUSED, UNKNOWN, "
                                        + "{exists=false}]}"),
                        tuple("sqs", "arn:aws:sqs:eu-west-1:123456789012:exports-done", "null"),
                        tuple("https", "https://hooks.example.org/lakelift", "null"),
                        tuple(
                                "lambda",
                                "arn:aws:lambda:eu-west-1:123456789012:function:crawl",
                                "{outcome=[COMPLETE, {exists=false}]}"));
        assertThat(everything.all("AWS::Lambda::Permission")).singleElement().satisfies(permission -> {
            assertThat(permission.property("FunctionName"))
                    .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:crawl");
            assertThat(permission.property("Principal")).isEqualTo("sns.amazonaws.com");
            assertThat(permission.property("SourceArn")).isEqualTo("arn:aws:sns:eu-west-1:123456789012:Ops_alerts");
        });
    }

    /** What a subscriber's endpoint refuses for long enough is a notice that nobody gets. */
    @Test
    void subscriptions_keepWhatCannotBeDelivered() {
        Deployment everything = Deployment.ofEverything();
        assertThat(everything.all("AWS::SNS::Subscription"))
                .hasSize(4)
                .allSatisfy(it -> assertThat(it.property("RedrivePolicy"))
                        .isEqualTo("{deadLetterTargetArn=${SchedulingUndelivered.Arn}}"));
        String kept = "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn} to {Service=sns.amazonaws.com} if "
                + "{ArnEquals={aws:SourceArn=%s}}";
        assertThat(queue(everything)).contains(kept.formatted("arn:aws:sns:eu-west-1:123456789012:Ops_alerts"));
        assertThat(queue(Deployment.of("notices: {subscriptions: [{email: ops@example.org}]}")))
                .contains(kept.formatted("${Notices}"));
        assertThat(queue(Deployment.of())).noneMatch(line -> line.contains("sns.amazonaws.com"));
    }

    private static List<String> queue(Deployment deployment) {
        return deployment
                .resource("AWS::SQS::QueuePolicy", "SchedulingUndeliveredPolicy")
                .statements("PolicyDocument", "Statement");
    }

    @Test
    void subscription_isThereOnlyForAnAddress() {
        assertThat(Deployment.of().all("AWS::SNS::Subscription")).isEmpty();
        assertThat(Deployment.of("notices: {subscriptions: [{email: ops@example.org}]}")
                        .all("AWS::SNS::Subscription"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.property("Protocol")).isEqualTo("email");
                    assertThat(it.property("Endpoint")).isEqualTo("ops@example.org");
                    assertThat(it.property("TopicArn")).isEqualTo("${Notices}");
                });
    }
}
