package io.lakelift.fakes.sns;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A message that a topic has accepted.
 *
 * @param messages by protocol; {@code default} is always there
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
