package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoticeTopicTest {
    @Test
    void topic_isEncryptedAndNamedAsItsKeysPolicySays() {
        Resource topic = Deployment.of().resource("AWS::SNS::Topic", "Notices");
        assertThat(topic.property("KmsMasterKeyId")).isEqualTo("${Key.Arn}");
        assertThat(topic.property("TopicName")).isEqualTo("lakelift-notices");
    }

    @Test
    void policy_takesTlsOnlyAndAlarmsOfThisAccount() {
        assertThat(Deployment.of()
                        .resource("AWS::SNS::TopicPolicy", "NoticesPolicy")
                        .statements("PolicyDocument", "Statement"))
                .containsExactlyInAnyOrder(
                        "Deny sns:Publish on ${Notices} to * if {Bool={aws:SecureTransport=false}}",
                        "Allow sns:Publish on ${Notices} to {Service=cloudwatch.amazonaws.com} if {ArnLike={aws:SourceArn="
                                + "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:*}, "
                                + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    @Test
    void subscription_isThereOnlyForAnAddress() {
        assertThat(Deployment.of().all("AWS::SNS::Subscription")).isEmpty();
        assertThat(Deployment.of("noticeEmail=ops@example.org").all("AWS::SNS::Subscription"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.property("Protocol")).isEqualTo("email");
                    assertThat(it.property("Endpoint")).isEqualTo("ops@example.org");
                    assertThat(it.property("TopicArn")).isEqualTo("${Notices}");
                });
    }
}
