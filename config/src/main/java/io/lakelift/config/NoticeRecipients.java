package io.lakelift.config;

import java.util.List;
import java.util.Optional;

/**
 * Who gets the notices and the alarms.
 *
 * @param topicArn an existing topic; empty if the stack creates one
 * @param topicKeyArn the key that encrypts the existing topic, if one does
 * @param subscriptions to that topic, or to the alarms
 */
public record NoticeRecipients(
        Optional<String> topicArn, Optional<String> topicKeyArn, List<Subscription> subscriptions) {
    public NoticeRecipients {
        subscriptions = List.copyOf(subscriptions);
    }
}
