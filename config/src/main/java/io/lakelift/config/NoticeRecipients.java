package io.lakelift.config;

import java.util.List;
import java.util.Optional;

/**
 * Who gets the notices and the alarms.
 *
 * @param topicArn an existing topic; empty if the stack creates one
 * @param topicKeyArn the key that encrypts the existing topic; empty if none does, or the stack creates the topic
 * @param subscriptions the subscriptions that the stack creates, to notices, alarms or both; may be empty
 */
public record NoticeRecipients(
        Optional<String> topicArn, Optional<String> topicKeyArn, List<Subscription> subscriptions) {
    public NoticeRecipients {
        subscriptions = List.copyOf(subscriptions);
    }
}
