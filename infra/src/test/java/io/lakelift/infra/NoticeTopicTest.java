package io.lakelift.infra;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoticeTopicTest {
    private static final String APART = """
            notices:
              subscriptions:
                - {email: all@example.org}
                - {email: failures@example.org, roles: [owner, cancel, adopted], severity: [warning, failure]}
                - {email: nights@example.org, roles: [fleet], alarms: none}
                - {email: silent@example.org, alarms: none}
                - {email: oncall@example.org, alarms: only}
            """;

    @Test
    void topic_isEncryptedAndNamedAsItsKeysPolicySays() {
        Resource topic = SynthesizedDeployment.of().resource("AWS::SNS::Topic", "Notices");
        assertThat(topic.property("KmsMasterKeyId")).isEqualTo("${Key.Arn}");
        assertThat(topic.property("TopicName")).isEqualTo("lakelift-notices");
    }

    @Test
    void policy_takesTlsOnlyAndTheAlarmsOfThisDeployment() {
        String alarms = SynthesizedDeployment.of().all("AWS::CloudWatch::Alarm").stream()
                .map(alarm -> "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:"
                        + alarm.property("AlarmName"))
                .collect(Collectors.joining("\n"));
        List<String> statements = policy(SynthesizedDeployment.of());
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
        assertThat(policy(SynthesizedDeployment.of("monitoring: {alarms: false}")))
                .containsExactly("Deny sns:Publish on ${Notices} to * if {Bool={aws:SecureTransport=false}}");
    }

    private static List<String> policy(SynthesizedDeployment deployment) {
        return deployment.resource("AWS::SNS::TopicPolicy", "NoticesPolicy").statements("PolicyDocument", "Statement");
    }

    @Test
    void subscriptions_areOfTheTopicAndWhereAFilterWouldDropAlarmsOfTheAlarmsTopicToo() {
        String given = "arn:aws:sns:eu-west-1:123456789012:Ops_alerts";
        String queue = "arn:aws:sqs:eu-west-1:123456789012:exports-done";
        String hook = "https://hooks.example.org/lakelift";
        String function = "arn:aws:lambda:eu-west-1:123456789012:function:crawl";
        SynthesizedDeployment everything = SynthesizedDeployment.ofEverything();
        assertThat(everything.all("AWS::SNS::Subscription"))
                .extracting(
                        it -> it.property("TopicArn"), it -> it.property("Endpoint"), it -> it.property("FilterPolicy"))
                .containsExactlyInAnyOrder(
                        tuple(
                                given,
                                "ops@example.org",
                                "{outcome=[COMPLETE_WITH_WARNINGS, FAILED, CANCELED, NOT_STARTED, REFUSED, UNKNOWN, "
                                        + "{exists=false}], role=[fleet, adopted, cancel, owner], "
                                        + "severity=[failure, warning, {exists=false}]}"),
                        tuple("${NoticesAlarms}", "ops@example.org", "null"),
                        tuple(given, queue, "null"),
                        tuple(given, hook, "{role=[{exists=true}]}"),
                        tuple(given, function, "{outcome=[COMPLETE, {exists=false}], role=[{exists=true}]}"),
                        tuple("${NoticesAlarms}", function, "null"),
                        tuple("${NoticesAlarms}", "oncall@example.org", "null"));
        assertThat(everything.all("AWS::Lambda::Permission"))
                .extracting(it -> it.property("FunctionName"), it -> it.property("SourceArn"))
                .containsExactlyInAnyOrder(tuple(function, given), tuple(function, "${NoticesAlarms}"));
        assertThat(everything.all("AWS::Lambda::Permission"))
                .allMatch(permission -> permission.property("Principal").equals("sns.amazonaws.com"));
    }

    @Test
    void alarmsTopic_isEncryptedAndTakesTheSameAlarms() {
        SynthesizedDeployment apart = SynthesizedDeployment.of(APART);
        Resource topic = apart.resource("AWS::SNS::Topic", "NoticesAlarms");
        assertThat(topic.property("KmsMasterKeyId")).isEqualTo("${Key.Arn}");
        assertThat(topic.property("TopicName")).isEqualTo("lakelift-alarms");
        assertThat(apart.resource("AWS::SNS::TopicPolicy", "NoticesAlarmsPolicy")
                        .statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrderElementsOf(policy(apart).stream()
                        .map(line -> line.replace("${Notices}", "${NoticesAlarms}"))
                        .toList());
    }

    @Test
    void alarmsTopic_isThereOnlyWhereItIsNeeded() {
        String subscribed = "notices: {subscriptions: [{email: ops@example.org%s}]}";
        for (String plain : List.of("", ", alarms: also", ", alarms: none", ", alarms: none, roles: [fleet]")) {
            assertThat(SynthesizedDeployment.of(subscribed.formatted(plain)).all("AWS::SNS::Topic"))
                    .as(plain)
                    .hasSize(1);
        }
        for (String apart : List.of(", alarms: only", ", roles: [fleet]", ", outcomes: [FAILED]")) {
            assertThat(SynthesizedDeployment.of(subscribed.formatted(apart)).all("AWS::SNS::Topic"))
                    .as(apart)
                    .hasSize(2);
        }
        assertThat(SynthesizedDeployment.of(subscribed.formatted(", roles: [fleet]"), "monitoring: {alarms: false}")
                        .all("AWS::SNS::Topic"))
                .hasSize(1);
    }

    @Test
    void alarms_reachOnceWhoeverWantsThem() {
        assertThat(receivers(SynthesizedDeployment.of(APART), "${Notices}", Map.of()))
                .containsExactly("all@example.org");
        assertThat(receivers(SynthesizedDeployment.of(APART), "${NoticesAlarms}", Map.of()))
                .containsExactlyInAnyOrder("failures@example.org", "oncall@example.org");
    }

    @Test
    void notices_reachWhoeverChoseThem() {
        assertThat(notice("FAILED", "owner", "failure"))
                .containsExactlyInAnyOrder("all@example.org", "failures@example.org", "silent@example.org");
        assertThat(notice("FAILED", "joined", "failure"))
                .containsExactlyInAnyOrder("all@example.org", "silent@example.org");
        assertThat(notice("COMPLETE", "fleet", "ok"))
                .containsExactlyInAnyOrder("all@example.org", "nights@example.org", "silent@example.org");
    }

    /**
     * Of a function's version that was deployed before there was a severity; an execution may call it for two weeks.
     */
    @Test
    void noticeWithoutSeverity_reachesWhoeverChoseOne() {
        assertThat(receivers(
                        SynthesizedDeployment.of(APART), "${Notices}", Map.of("outcome", "FAILED", "role", "owner")))
                .containsExactlyInAnyOrder("all@example.org", "failures@example.org", "silent@example.org");
    }

    private static List<String> notice(String outcome, String role, String severity) {
        return receivers(
                SynthesizedDeployment.of(APART),
                "${Notices}",
                Map.of("outcome", outcome, "role", role, "severity", severity, "service", "rds"));
    }

    /** To whom SNS delivers a message to that topic, as its documentation has it. */
    private static List<String> receivers(
            SynthesizedDeployment deployment, String topic, Map<String, String> attributes) {
        return deployment.all("AWS::SNS::Subscription").stream()
                .filter(it -> it.property("TopicArn").equals(topic))
                .filter(it -> {
                    Map<?, ?> properties = (Map<?, ?>) requireNonNull(it.body().get("Properties"));
                    return !(properties.get("FilterPolicy") instanceof Map<?, ?> filter)
                            || !attributes.isEmpty()
                                    && filter.entrySet().stream()
                                            .allMatch(key -> matches(
                                                    (List<?>) key.getValue(),
                                                    Optional.ofNullable(attributes.get((String) key.getKey()))));
                })
                .map(it -> it.property("Endpoint"))
                .toList();
    }

    private static boolean matches(List<?> values, Optional<String> attribute) {
        return values.stream()
                .anyMatch(value -> value instanceof Map<?, ?> operator
                        ? Boolean.valueOf(attribute.isPresent()).equals(operator.get("exists"))
                        : attribute.equals(Optional.of(value)));
    }

    /** What a subscriber's endpoint refuses for long enough is a notice that nobody gets. */
    @Test
    void subscriptions_keepWhatCannotBeDelivered() {
        SynthesizedDeployment everything = SynthesizedDeployment.ofEverything();
        assertThat(everything.all("AWS::SNS::Subscription"))
                .hasSize(7)
                .allSatisfy(it -> assertThat(it.property("RedrivePolicy"))
                        .isEqualTo("{deadLetterTargetArn=${SchedulingUndelivered.Arn}}"));
        String kept = "Allow sqs:SendMessage on ${SchedulingUndelivered.Arn} to {Service=sns.amazonaws.com} if "
                + "{ArnEquals={aws:SourceArn=%s}}";
        assertThat(queue(everything))
                .contains(kept.formatted("[arn:aws:sns:eu-west-1:123456789012:Ops_alerts, ${NoticesAlarms}]"));
        assertThat(queue(SynthesizedDeployment.of("notices: {subscriptions: [{email: ops@example.org}]}")))
                .contains(kept.formatted("${Notices}"));
        assertThat(queue(SynthesizedDeployment.of())).noneMatch(line -> line.contains("sns.amazonaws.com"));
    }

    private static List<String> queue(SynthesizedDeployment deployment) {
        return deployment
                .resource("AWS::SQS::QueuePolicy", "SchedulingUndeliveredPolicy")
                .statements("PolicyDocument", "Statement");
    }

    @Test
    void subscription_isThereOnlyForAnAddress() {
        assertThat(SynthesizedDeployment.of().all("AWS::SNS::Subscription")).isEmpty();
        assertThat(SynthesizedDeployment.of("notices: {subscriptions: [{email: ops@example.org}]}")
                        .all("AWS::SNS::Subscription"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.property("Protocol")).isEqualTo("email");
                    assertThat(it.property("Endpoint")).isEqualTo("ops@example.org");
                    assertThat(it.property("TopicArn")).isEqualTo("${Notices}");
                });
    }
}
