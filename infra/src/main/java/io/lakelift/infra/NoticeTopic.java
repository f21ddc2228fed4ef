package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where every execution's end is told: the given topic, or one made here that alarms can reach as well. */
final class NoticeTopic extends Construct {
    private final ITopic topic;
    private final Optional<IKey> key;

    /** @param key encrypts the topic made here; {@code givenKeyArn} is the key of the given topic, if it has one */
    record Props(
            String name, IKey key, Optional<String> givenArn, Optional<String> givenKeyArn, Optional<String> email) {
        static Props of(DeploymentSettings settings, IKey key) {
            return new Props(settings.name(), key, settings.topicArn(), settings.topicKeyArn(), settings.noticeEmail());
        }
    }

    NoticeTopic(Construct scope, String id, Props props) {
        super(scope, id);
        if (props.givenArn().isPresent()) {
            topic = Topic.fromTopicArn(this, "Given", props.givenArn().get());
            key = props.givenKeyArn().map(arn -> Key.fromKeyArn(this, "GivenKey", arn));
        } else {
            topic = own(props);
            key = Optional.of(props.key());
        }
        props.email().ifPresent(address -> topic.addSubscription(new EmailSubscription(address)));
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

    private Topic own(Props props) {
        Topic own = Topic.Builder.create(this, "Default")
                .topicName(topicName(props.name()))
                .displayName("Lakelift")
                .masterKey(props.key())
                .enforceSsl(true)
                .build();
        own.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsOfThisAccount")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(own.getTopicArn()))
                .conditions(Iam.onBehalfOf(Iam.arn("cloudwatch", "alarm:*")))
                .build());
        return own;
    }
}
