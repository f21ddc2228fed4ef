package io.lakelift.fakes.sns;

import java.util.Map;
import java.util.Optional;

/** The input of Publish. An empty subject is one that was sent empty; a missing one was not sent. */
public record PublishRequest(
        String topicArn,
        String message,
        Optional<String> subject,
        String messageStructure,
        Map<String, Attribute> attributes) {

    public PublishRequest {
        attributes = Map.copyOf(attributes);
    }
}
