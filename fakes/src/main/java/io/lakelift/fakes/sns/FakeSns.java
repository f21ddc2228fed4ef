package io.lakelift.fakes.sns;

import io.lakelift.fakes.wire.CallLog;
import io.lakelift.fakes.wire.FaultScript;
import io.lakelift.fakes.wire.Gate;
import io.lakelift.fakes.wire.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * SNS topics in memory. Messages that SNS would accept are kept and given to a listener; others are refused with a
 * {@link io.lakelift.fakes.wire.ServiceError}.
 */
public final class FakeSns {
    public static final String PUBLISH = "Publish";

    private final InstantSource clock;
    private final Gate gate;
    private final Consumer<PublishedMessage> listener;
    private final Set<String> topics = new HashSet<>();
    private final List<PublishedMessage> published = new ArrayList<>();

    /** @param listener called with every message as soon as a topic has accepted it, on the caller's thread */
    public FakeSns(InstantSource clock, Consumer<Duration> pause, Consumer<PublishedMessage> listener) {
        this.clock = clock;
        this.gate = new Gate(clock, pause, TokenBucket.bottomless());
        this.listener = listener;
    }

    /** Publishes the message and returns its id. */
    public String publish(PublishRequest request) {
        return gate.call(PUBLISH, request.topicArn(), () -> {
            checkTopic(request.topicArn());
            PublishedMessage message = take(request, PublishRules.messages(request));
            listener.accept(message);
            return message.messageId();
        });
    }

    private synchronized PublishedMessage take(PublishRequest request, Map<String, String> messages) {
        PublishedMessage message = new PublishedMessage(
                nextId(), clock.instant(), request.topicArn(), request.subject(), messages, request.attributes());
        published.add(message);
        return message;
    }

    private synchronized void checkTopic(String arn) {
        if (arn.isEmpty()) {
            throw SnsError.INVALID_PARAMETER.because(
                    "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
        }
        int elements = arn.split(":", -1).length;
        if (elements < 6) {
            throw SnsError.INVALID_PARAMETER.because(
                    "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not " + elements);
        }
        if (!topics.contains(arn)) {
            throw SnsError.NOT_FOUND.because("Topic does not exist");
        }
    }

    private String nextId() {
        String name = "message " + published.size();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public synchronized void createTopic(String arn) {
        topics.add(arn);
    }

    public synchronized void deleteTopic(String arn) {
        topics.remove(arn);
    }

    /** Every message that a topic has accepted, in order. */
    public synchronized List<PublishedMessage> published() {
        return List.copyOf(published);
    }

    /** How many messages there have been. */
    public synchronized int count() {
        return published.size();
    }

    public FaultScript faults() {
        return gate.faults();
    }

    public CallLog calls() {
        return gate.calls();
    }
}
