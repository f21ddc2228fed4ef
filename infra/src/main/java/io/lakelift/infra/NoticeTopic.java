package io.lakelift.infra;

import io.lakelift.config.Notices;
import io.lakelift.config.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** Where every execution's end is told: the given topic, or one made here that alarms can reach as well. */
final class NoticeTopic extends Construct {
    private final ITopic topic;
    private final Optional<IKey> key;

    /** @param key encrypts the topic made here */
    record Props(String name, IKey key, Notices notices) {}

    NoticeTopic(Construct scope, String id, Props props) {
        super(scope, id);
        Notices notices = props.notices();
        if (notices.topicArn().isPresent()) {
            topic = Topic.fromTopicArn(this, "Given", notices.topicArn().get());
            key = notices.topicKeyArn().map(arn -> Key.fromKeyArn(this, "GivenKey", arn));
        } else {
            topic = own(props);
            key = Optional.of(props.key());
        }
    }

    String arn() {
        return topic.getTopicArn();
    }

    /** What a function needs to publish here, down to the topic's data keys and no others of the same key. */
    List<PolicyStatement> publishing() {
        PolicyStatement publish = Iam.allow(List.of("sns:Publish"), List.of(arn()));
        return key.map(found -> List.of(
                        publish,
                        Iam.allow(
                                List.of("kms:Decrypt", "kms:GenerateDataKey"),
                                List.of(found.getKeyArn()),
                                Map.of("StringEquals", Map.of("kms:EncryptionContext:aws:sns:topicArn", arn())))))
                .orElse(List.of(publish));
    }

    /** The ARN of the topic made here, known before the topic exists: its key's policy names it. */
    static String arn(String name) {
        return Iam.arn("sns", topicName(name));
    }

    private static String topicName(String name) {
        return name + "-notices";
    }

    ITopic topic() {
        return topic;
    }

    /** What SNS cannot deliver to one of them is kept, as what could not be started is. */
    void subscribe(List<Subscription> subscriptions, Scheduling scheduling) {
        subscriptions.forEach(wanted -> subscribe(wanted, scheduling));
        if (!subscriptions.isEmpty()) {
            scheduling.keepNoticesOf(arn());
        }
    }

    /** Named by what is subscribed, so that CloudFormation replaces none when others come or go. */
    private void subscribe(Subscription wanted, Scheduling scheduling) {
        String id =
                "%s %s".formatted(wanted.protocol().key(), wanted.endpoint()).replace('/', '|');
        CfnSubscription.Builder subscription = CfnSubscription.Builder.create(this, id)
                .topicArn(arn())
                .protocol(wanted.protocol().key())
                .endpoint(wanted.endpoint())
                .redrivePolicy(
                        Map.of("deadLetterTargetArn", scheduling.undelivered().getQueueArn()));
        if (!wanted.outcomes().isEmpty()) {
            subscription.filterPolicy(Map.of("outcome", told(wanted)));
        }
        subscription.build();
        if (wanted.protocol() == Subscription.Protocol.LAMBDA) {
            CfnPermission.Builder.create(this, id + " permission")
                    .action("lambda:InvokeFunction")
                    .functionName(wanted.endpoint())
                    .principal("sns.amazonaws.com")
                    .sourceArn(arn())
                    .build();
        }
    }

    /** A message without an outcome is an alarm, and an alarm is for everybody. */
    private static List<Object> told(Subscription wanted) {
        List<Object> told = new ArrayList<>();
        wanted.outcomes().forEach(outcome -> told.add(outcome.name()));
        told.add(Map.of("exists", false));
        return told;
    }

    private Topic own(Props props) {
        Topic own = Topic.Builder.create(this, "Default")
                .topicName(topicName(props.name()))
                .displayName("Lakelift")
                .masterKey(props.key())
                .enforceSsl(true)
                .build();
        return own;
    }

    /** Lets these alarms publish, and no others of the account; the policy of a given topic is its owner's. */
    void take(List<String> alarmNames) {
        List<String> arns = alarmNames.stream()
                .map(name -> Iam.arn("cloudwatch", "alarm:" + name))
                .toList();
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisDeployment")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(arn()))
                .conditions(Iam.onBehalfOf(arns))
                .build());
    }
}
