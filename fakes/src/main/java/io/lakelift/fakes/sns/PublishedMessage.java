package io.lakelift.fakes.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that a topic has accepted.
 *
 * @param at when the topic accepted it
 * @param messages the texts by protocol; there is always one for {@code default}
 */
public record PublishedMessage(
        String messageId,
        Instant at,
        String topicArn,
        Optional<String> subject,
        Map<String, String> messages,
        Map<String, Attribute> attributes) {

    public PublishedMessage {
        messages = Map.copyOf(messages);
        attributes = Map.copyOf(attributes);
    }

    /** What a subscriber with this protocol receives. */
    public String message(String protocol) {
        return messages.getOrDefault(protocol, messages.getOrDefault("default", ""));
    }
}
