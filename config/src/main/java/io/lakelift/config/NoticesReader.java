package io.lakelift.config;

import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import io.lakelift.input.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code notices}. */
final class NoticesReader {
    private static final Map<Subscription.Protocol, Forms> ENDPOINTS = new EnumMap<>(Map.of(
            Subscription.Protocol.EMAIL, Forms.EMAIL,
            Subscription.Protocol.SQS, Forms.QUEUE,
            Subscription.Protocol.HTTPS, Forms.URL,
            Subscription.Protocol.LAMBDA, Forms.FUNCTION));

    private final Set<String> endpoints = new HashSet<>();

    private NoticesReader() {}

    static Notices read(Fields fields) {
        Optional<String> topic = ConfigReader.text(fields, "topicArn", Forms.TOPIC);
        Optional<String> key = ConfigReader.text(fields, "topicKeyArn", Forms.KEY);
        if (fields.has("topicKeyArn") && !fields.has("topicArn")) {
            fields.fault(
                    "topicKeyArn",
                    "notices.topicKeyArn has no notices.topicArn beside it: give the topic that the key encrypts, or leave"
                            + " the key out, for a topic made here has a key of its own.");
        }
        NoticesReader reader = new NoticesReader();
        List<Subscription> subscriptions = fields.value("subscriptions")
                .map(value -> value.entries().stream()
                        .flatMap(entry -> entry.fields().stream())
                        .flatMap(entry -> reader.subscription(entry).stream())
                        .toList())
                .orElse(List.of());
        fields.rejectUnread();
        return new Notices(topic, key, subscriptions);
    }

    private Optional<Subscription> subscription(Fields fields) {
        List<Subscription> found = new ArrayList<>();
        int given = 0;
        for (Subscription.Protocol protocol : Subscription.Protocol.values()) {
            given += fields.has(protocol.key()) ? 1 : 0;
            ConfigReader.text(fields, protocol.key(), ENDPOINTS.getOrDefault(protocol, Forms.URL))
                    .ifPresent(endpoint -> found.add(new Subscription(protocol, endpoint, List.of())));
        }
        if (given != 1) {
            fields.fault(
                    "",
                    "%s names %d endpoints: give one of email, sqs, https and lambda.".formatted(fields.at(""), given));
        }
        List<Outcome> outcomes =
                fields.value("outcomes").map(NoticesReader::outcomes).orElse(List.of());
        fields.rejectUnread();
        return found.stream().findFirst().map(one -> {
            if (!endpoints.add(one.endpoint())) {
                fields.fault(
                        one.protocol().key(),
                        "%s %s is subscribed already: name each endpoint once."
                                .formatted(fields.at(one.protocol().key()), Text.quoted(one.endpoint())));
            }
            return new Subscription(one.protocol(), one.endpoint(), outcomes);
        });
    }

    private static List<Outcome> outcomes(Value value) {
        List<Outcome> outcomes = new ArrayList<>();
        List<String> names = Arrays.stream(Outcome.values()).map(Outcome::name).toList();
        for (Value entry : value.entries()) {
            entry.text(names::contains, "give one of " + String.join(", ", names))
                    .map(Outcome::valueOf)
                    .ifPresent(outcomes::add);
        }
        return outcomes;
    }
}
