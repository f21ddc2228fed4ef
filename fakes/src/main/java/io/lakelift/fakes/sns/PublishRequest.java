package io.lakelift.fakes.sns;

import java.util.Map;
import java.util.Optional;

/** The input of Publish; what was not sent is empty. A subject that was sent empty is present. */
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
