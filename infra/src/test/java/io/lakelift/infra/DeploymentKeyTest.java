package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentKeyTest {
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}";

    @Test
    void key_outlivesTheStackAndRotates() {
        assertThat(key().deletionPolicy()).isEqualTo("RetainExceptOnCreate");
        assertThat(key().property("EnableKeyRotation")).isEqualTo("true");
        assertThat(SynthesizedDeployment.of("name: nightly")
                        .resource("AWS::KMS::Alias", "KeyAlias")
                        .property("AliasName"))
                .isEqualTo("alias/nightly");
    }

    @Test
    void policy_logsMayUseItForOurLogGroupsOnly() {
        String ours = "arn:${AWS::Partition}:logs:" + HERE + ":log-group:";
        assertThat(key().statements("KeyPolicy", "Statement"))
                .filteredOn(line -> line.contains("logs."))
                .hasSize(5)
                .allMatch(line -> line.endsWith(" on * to {Service=logs.${AWS::Region}.${AWS::URLSuffix}} if "
                        + "{ArnLike={kms:EncryptionContext:aws:logs:arn=[%s/aws/lambda/lakelift-*, ".formatted(ours)
                        + "%s/aws/vendedlogs/states/lakelift-*]}}".formatted(ours)));
    }

    @Test
    void policy_restIsTheAccountAndAlarmsThroughOurTopic() {
        String throughTopic = " on * to {Service=cloudwatch.amazonaws.com} if {StringEquals="
                + "{aws:SourceAccount=${AWS::AccountId}, "
                + "kms:EncryptionContext:aws:sns:topicArn=arn:${AWS::Partition}:sns:" + HERE + ":lakelift-notices}}";
        assertThat(key().statements("KeyPolicy", "Statement"))
                .filteredOn(line -> !line.contains("logs."))
                .containsExactlyInAnyOrder(
                        "Allow kms:* on * to {AWS=arn:${AWS::Partition}:iam::${AWS::AccountId}:root}",
                        "Allow kms:Decrypt" + throughTopic,
                        "Allow kms:GenerateDataKey*" + throughTopic);
    }

    @Test
    void policy_alarmsReachTheTopicsMadeHereAndNoOther() {
        String topics = "kms:EncryptionContext:aws:sns:topicArn=%s";
        String ours = "arn:${AWS::Partition}:sns:" + HERE + ":";
        assertThat(alarms(
                        SynthesizedDeployment.of("notices: {subscriptions: [{email: ops@example.org, alarms: only}]}")))
                .hasSize(2)
                .allMatch(line -> line.contains(
                        topics.formatted("[%slakelift-notices, %slakelift-alarms]".formatted(ours, ours))));
        assertThat(alarms(SynthesizedDeployment.ofEverything()))
                .hasSize(2)
                .allMatch(line -> line.contains(topics.formatted(ours + "nightly-EU-1-alarms}")));
    }

    private static List<String> alarms(SynthesizedDeployment deployment) {
        return deployment.resource("AWS::KMS::Key", "Key").statements("KeyPolicy", "Statement").stream()
                .filter(line -> line.contains("cloudwatch.amazonaws.com"))
                .toList();
    }

    private static Resource key() {
        return SynthesizedDeployment.of().resource("AWS::KMS::Key", "Key");
    }
}
