package io.lakelift.infra;

import io.lakelift.config.Config;
import io.lakelift.config.NoticeRecipients;
import io.lakelift.config.Subscription;
import io.lakelift.config.Subscription.AlarmDelivery;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.sns.CfnSubscription;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/**
 * The SNS topic that notices and alarms are sent to: the one that the file names, or one created here. Alarms are also
 * sent to a second topic if a subscription wants them without notices, or with only some notices.
 */
final class NoticeTopic extends Construct {
    private final ITopic topic;
    private final Optional<IKey> key;
    private final Optional<Topic> alarmTopic;
    private final List<Subscription> subscriptions;

    /** @param key encrypts the topics that are created here */
    record Props(Config config, IKey key) {}

    NoticeTopic(Construct scope, String id, Props props) {
        super(scope, id);
        Config config = props.config();
        NoticeRecipients notices = config.notices();
        subscriptions = notices.subscriptions();
        if (notices.topicArn().isPresent()) {
            topic = Topic.fromTopicArn(this, "Given", notices.topicArn().get());
            key = notices.topicKeyArn().map(arn -> Key.fromKeyArn(this, "GivenKey", arn));
        } else {
            topic = own("Default", noticesName(config), "Lakelift", props.key());
            key = Optional.of(props.key());
        }
        alarmTopic = keepsAlarmsApart(config)
                ? Optional.of(own("Alarms", alarmsName(config), "Lakelift alarms", props.key()))
                : Optional.empty();
    }

    /** The ARNs of the topics created here, known before the topics exist, because their key's policy names them. */
    static List<String> madeFor(Config config) {
        List<String> names = new ArrayList<>();
        if (config.notices().topicArn().isEmpty()) {
            names.add(noticesName(config));
        }
        if (keepsAlarmsApart(config)) {
            names.add(alarmsName(config));
        }
        return names.stream().map(name -> Iam.arn("sns", name)).toList();
    }

    private static boolean keepsAlarmsApart(Config config) {
        return config.monitoring().alarms()
                && config.notices().subscriptions().stream().anyMatch(Subscription::keepsAlarmsApart);
    }

    private static String noticesName(Config config) {
        return config.name() + "-notices";
    }

    private static String alarmsName(Config config) {
        return config.name() + "-alarms";
    }

    private Topic own(String id, String name, String displayName, IKey encrypting) {
        return Topic.Builder.create(this, id)
                .topicName(name)
                .displayName(displayName)
                .masterKey(encrypting)
                .enforceSsl(true)
                .build();
    }

    String arn() {
        return topic.getTopicArn();
    }

    /** Where alarms go. */
    List<ITopic> alarmTopics() {
        return Stream.concat(Stream.of(topic), alarmTopic.stream()).toList();
    }

    /** What a function needs to publish notices, including the topic's data keys but no others of the same key. */
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

    /** Creates the subscriptions. Messages that SNS cannot deliver are kept in the same queue as starts that failed. */
    void subscribe(Scheduling scheduling) {
        Set<String> subscribed = new LinkedHashSet<>();
        for (Subscription wanted : subscriptions) {
            if (wanted.alarms() != AlarmDelivery.ONLY) {
                subscribe("", wanted, arn(), NoticeFilter.of(wanted), scheduling);
                subscribed.add(arn());
            }
            if (wanted.keepsAlarmsApart()) {
                alarmTopic.map(ITopic::getTopicArn).ifPresent(apart -> {
                    subscribe("alarms ", wanted, apart, Map.of(), scheduling);
                    subscribed.add(apart);
                });
            }
        }
        if (!subscribed.isEmpty()) {
            scheduling.keepMessagesOf(List.copyOf(subscribed));
        }
    }

    /** Named after the subscriber, so that CloudFormation replaces none when others are added or removed. */
    private void subscribe(
            String prefix, Subscription wanted, String topicArn, Map<String, Object> filter, Scheduling scheduling) {
        String id = "%s%s %s"
                .formatted(prefix, wanted.protocol().key(), wanted.endpoint())
                .replace('/', '|');
        CfnSubscription.Builder subscription = CfnSubscription.Builder.create(this, id)
                .topicArn(topicArn)
                .protocol(wanted.protocol().key())
                .endpoint(wanted.endpoint())
                .redrivePolicy(
                        Map.of("deadLetterTargetArn", scheduling.undelivered().getQueueArn()));
        if (!filter.isEmpty()) {
            subscription.filterPolicy(filter);
        }
        subscription.build();
        if (wanted.protocol() == Subscription.Protocol.LAMBDA) {
            CfnPermission.Builder.create(this, id + " permission")
                    .action("lambda:InvokeFunction")
                    .functionName(wanted.endpoint())
                    .principal("sns.amazonaws.com")
                    .sourceArn(topicArn)
                    .build();
        }
    }

    /** Lets only these alarms of the account publish; the policy of a given topic is its owner's. */
    void take(List<String> alarmNames) {
        List<String> arns = alarmNames.stream()
                .map(name -> Iam.arn("cloudwatch", "alarm:" + name))
                .toList();
        for (ITopic each : alarmTopics()) {
            each.addToResourcePolicy(PolicyStatement.Builder.create()
                    .sid("AlarmsOfThisDeployment")
                    .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                    .actions(List.of("sns:Publish"))
                    .resources(List.of(each.getTopicArn()))
                    .conditions(Iam.onBehalfOf(arns))
                    .build());
        }
    }
}
