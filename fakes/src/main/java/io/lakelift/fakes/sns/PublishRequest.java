package io.lakelift.fakes.sns;

import java.util.Map;
import java.util.Optional;

/** The input of Publish; an empty subject was sent, a missing one was not. */
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
