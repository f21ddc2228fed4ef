package io.lakelift.config;

import io.lakelift.export.Outcome;
import java.util.List;

/**
 * One subscription to the notices.
 *
 * @param protocol SNS's name for it, which is also the key in the file
 * @param endpoint an address, a URL, or the ARN of a queue or function
 * @param outcomes those that are told; empty for all. Alarms are always told
 */
public record Subscription(Protocol protocol, String endpoint, List<Outcome> outcomes) {
    public Subscription {
        outcomes = List.copyOf(outcomes);
    }

    /** How SNS delivers. */
    public enum Protocol {
        EMAIL("email"),
        SQS("sqs"),
        HTTPS("https"),
        LAMBDA("lambda");

        private final String key;

        Protocol(String key) {
            this.key = key;
        }

        /** The key in the file, and SNS's own word. */
        public String key() {
            return key;
        }
    }
}
