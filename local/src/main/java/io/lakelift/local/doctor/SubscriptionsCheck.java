package io.lakelift.local.doctor;

import io.lakelift.config.Subscription.AlarmDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * Checks whether every subscription that the file lists exists, on each topic, and whether all are confirmed.
 *
 * @param stack the deployment's stack, which has the topics
 */
record SubscriptionsCheck(ExaminedDeployment deployment, DeploymentStack stack) implements Check.Question {
    private static final String PENDING = "PendingConfirmation";

    @Override
    public void ask(CheckFindings findings) {
        List<Subscription> there = new ArrayList<>();
        boolean complete = true;
        for (String topic : topics().distinct().toList()) {
            Answer<List<Subscription>> answer = findings.ask(
                    "sns:ListSubscriptionsByTopic",
                    () -> deployment
                            .clients()
                            .sns()
                            .listSubscriptionsByTopicPaginator(call -> call.topicArn(topic))
                            .subscriptions()
                            .stream()
                            .toList());
            answer.value().ifPresent(found -> missing(topic, found, findings));
            answer.value().ifPresent(there::addAll);
            complete &= answer.value().isPresent();
        }
        if (complete) {
            judge(there, findings);
        }
    }

    /** The topics of the notices and of the alarms. */
    private Stream<String> topics() {
        return Stream.concat(stack.topic().stream(), stack.all("AWS::SNS::Topic").stream());
    }

    /** Each of the two topics has its own subscription, which must be confirmed by itself. */
    private void missing(String topic, List<Subscription> there, CheckFindings findings) {
        String name = topic.replaceFirst(".*:", "");
        boolean alarms = name.equals(deployment.named("alarms"));
        deployment.config().notices().subscriptions().stream()
                .filter(each -> alarms ? each.keepsAlarmsApart() : each.alarms() != AlarmDelivery.ONLY)
                .filter(each -> there.stream().noneMatch(one -> is(each, one)))
                .forEach(
                        each -> findings.needsAttention(
                                "%s is in the file, but is not subscribed to %s".formatted(each.endpoint(), name),
                                "Deploy the file. If it is deployed as it is, remove the entry, deploy, put it back and deploy again: someone has unsubscribed, or SNS has deleted what was not confirmed within 48 hours, and an unchanged file changes nothing."));
    }

    private void judge(List<Subscription> there, CheckFindings findings) {
        there.stream()
                .filter(each -> PENDING.equals(each.subscriptionArn()))
                .forEach(
                        each -> findings.needsAttention(
                                "%s has not confirmed".formatted(each.endpoint()),
                                "Follow the link in SNS's mail, or choose Request confirmation in SNS's console: until then nothing arrives, and SNS deletes the subscription 48 hours after it was made."));
        if (there.isEmpty() && deployment.config().notices().subscriptions().isEmpty()) {
            findings.needsAttention(
                    "no one is subscribed, so no one learns how exports end",
                    "Add notices.subscriptions to the file, and deploy it.");
        }
        findings.detail(there.stream().map(Subscription::endpoint).distinct().collect(Collectors.joining(", ")));
    }

    private static boolean is(io.lakelift.config.Subscription wanted, Subscription there) {
        return wanted.protocol().key().equals(there.protocol())
                && wanted.endpoint().equals(there.endpoint());
    }
}
