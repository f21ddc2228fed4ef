package io.lakelift.notice;

import java.util.Map;

/**
 * A notice, ready to be sent to the topic.
 *
 * @param subject under 100 ASCII characters, one line
 * @param text for the person on call
 * @param data JSON, for machines; its schema is documented in docs/notice.md
 * @param attributes for filter policies of subscriptions
 */
public record Notice(String subject, String text, String data, Map<String, String> attributes) {
    public Notice {
        attributes = Map.copyOf(attributes);
    }
}
