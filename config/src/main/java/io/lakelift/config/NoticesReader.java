package io.lakelift.config;

import io.lakelift.config.Subscription.AlarmDelivery;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import io.lakelift.input.Tree;
import io.lakelift.input.Value;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

    private static final List<String> OUTCOMES =
            Arrays.stream(Outcome.values()).map(Outcome::name).toList();
    private static final List<String> DELIVERIES = Arrays.stream(AlarmDelivery.values())
            .map(delivery -> delivery.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Set<String> endpoints = new HashSet<>();
    private final boolean alarms;
    private final SourcesReader sources;

    private NoticesReader(boolean alarms, SourcesReader sources) {
        this.alarms = alarms;
        this.sources = sources;
    }

    /**
     * @param alarms whether the deployment has any
     * @param sources reports subscribed functions that are not where the sources are
     */
    static NoticeRecipients read(Fields fields, boolean alarms, SourcesReader sources) {
        Optional<String> topic = ConfigReader.text(fields, "topicArn", Forms.TOPIC);
        Optional<String> key = ConfigReader.text(fields, "topicKeyArn", Forms.KEY);
        if (fields.has("topicKeyArn") && !fields.has("topicArn")) {
            fields.fault(
                    "topicKeyArn",
                    "notices.topicKeyArn is set without notices.topicArn: give the topic that the key encrypts, or"
                            + " leave the key out, as a topic that the stack creates has a key of its own.");
        }
        NoticesReader reader = new NoticesReader(alarms, sources);
        List<Subscription> subscriptions = fields.value("subscriptions")
                .map(value -> value.entries().stream()
                        .flatMap(entry -> entry.fields().stream())
                        .flatMap(entry -> reader.subscription(entry).stream())
                        .toList())
                .orElse(List.of());
        fields.rejectUnread();
        return new NoticeRecipients(topic, key, subscriptions);
    }

    private Optional<Subscription> subscription(Fields fields) {
        Map<Subscription.Protocol, String> found = new EnumMap<>(Subscription.Protocol.class);
        int given = 0;
        for (Subscription.Protocol protocol : Subscription.Protocol.values()) {
            given += fields.has(protocol.key()) ? 1 : 0;
            ConfigReader.text(fields, protocol.key(), ENDPOINTS.getOrDefault(protocol, Forms.URL))
                    .ifPresent(endpoint -> found.put(protocol, endpoint));
        }
        if (given != 1) {
            fields.fault(
                    "",
                    "%s names %d endpoints: give one of email, sqs, https and lambda.".formatted(fields.at(""), given));
        }
        Optional.ofNullable(found.get(Subscription.Protocol.LAMBDA))
                .ifPresent(arn -> sources.sameHome(
                        fields.value(Subscription.Protocol.LAMBDA.key()).orElseThrow(), arn));
        List<Outcome> outcomes = choices(fields, "outcomes", OUTCOMES).stream()
                .map(Outcome::valueOf)
                .toList();
        List<String> roles = choices(fields, "roles", Subscription.ROLES);
        List<String> severity = choices(fields, "severity", Subscription.SEVERITIES);
        AlarmDelivery delivery = delivery(fields);
        fields.rejectUnread();
        return found.entrySet().stream().findFirst().map(one -> {
            String key = one.getKey().key();
            if (!endpoints.add(one.getValue())) {
                fields.fault(
                        key,
                        "%s %s is subscribed already: name each endpoint once."
                                .formatted(fields.at(key), Text.quoted(one.getValue())));
            }
            return new Subscription(one.getKey(), one.getValue(), outcomes, roles, severity, delivery);
        });
    }

    /** Some of the values that an attribute of a notice may have. */
    private static List<String> choices(Fields fields, String key, List<String> values) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Value entry : fields.value(key).map(Value::entries).orElse(List.of())) {
            entry.text(values::contains, "give one of " + String.join(", ", values))
                    .filter(value -> !chosen.add(value))
                    .ifPresent(twice -> entry.fault(
                            "%s is %s, which is listed twice: keep one.".formatted(entry.path(), Text.quoted(twice))));
        }
        return List.copyOf(chosen);
    }

    private AlarmDelivery delivery(Fields fields) {
        AlarmDelivery delivery =
                fields.value("alarms").flatMap(NoticesReader::delivery).orElse(AlarmDelivery.ALSO);
        if (delivery == AlarmDelivery.ONLY) {
            refuseForAlarmsOnly(fields);
        }
        return delivery;
    }

    /** {@code false}, valid in {@code monitoring.alarms}, is refused without advice to quote it. */
    private static Optional<AlarmDelivery> delivery(Value value) {
        String rule = "give one of " + String.join(", ", DELIVERIES);
        return (value.tree().kind() == Tree.Kind.TEXT
                        ? value.text(DELIVERIES::contains, rule)
                        : value.<String>wrong(rule))
                .map(text -> AlarmDelivery.valueOf(text.toUpperCase(Locale.ROOT)));
    }

    private void refuseForAlarmsOnly(Fields fields) {
        for (String key : List.of("outcomes", "roles", "severity")) {
            if (fields.has(key)) {
                fields.fault(
                        key,
                        "%s chooses notices, but with %s \"only\" none are sent: remove one of the two."
                                .formatted(fields.at(key), fields.at("alarms")));
            }
        }
        if (!alarms) {
            fields.fault(
                    "alarms",
                    "%s is \"only\", but monitoring.alarms is false, so nothing would be sent: remove one of the two."
                            .formatted(fields.at("alarms")));
        }
    }
}
