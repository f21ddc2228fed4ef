package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.Text;
import io.lakelift.input.Fields;
import io.lakelift.input.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Recognises an input that was sent by mistake, such as a wrapped event, a message, an HTTP request or the input of
 * another state machine. Says in one sentence what it is and what to send instead.
 */
public final class ForeignInput {
    private static final String INSTEAD =
            "let an EventBridge rule pass RDS's event as it is, or give the execution {\"sourceArn\": \"ARN\"}";
    private static final Map<String, String> SENDERS = Map.of("aws:sns", "SNS", "aws:sqs", "SQS", "aws:s3", "S3");

    /** Any of these makes an object an input of a known kind. */
    private static final List<String> KINDS = List.of("sourceArn", "cancel", "adopt", "detail-type");

    private static final int SHOWN_FIELDS = 5;
    private static final int SHOWN_LENGTH = 40;

    /** @param what completes "the input is …" */
    private record Envelope(Predicate<JsonNode> form, String what) {}

    /** What other services send; the first match decides. */
    private static final List<Envelope> MESSAGES = List.of(
            new Envelope(
                    node -> node.has("requestContext"),
                    "an HTTP request from API Gateway, a load balancer or a function URL: give the execution what its"
                            + " body holds, {\"sourceArn\": \"ARN\"}"),
            new Envelope(
                    node -> node.has("Event Source") || node.has("Event ID"),
                    "a message of an RDS event subscription: " + INSTEAD),
            new Envelope(
                    node -> node.has("TopicArn") || node.has("TopicARN"),
                    "a message of SNS around an event: " + INSTEAD),
            new Envelope(
                    node -> node.has("receiptHandle") || node.has("ReceiptHandle"), "a message of SQS: " + INSTEAD),
            new Envelope(
                    node -> node.has("detail") || node.has("detailType") || node.has("DetailType"),
                    "an EventBridge event without its detail-type: let the rule pass the event as it is, without an input"
                            + " transformer, or give the execution {\"sourceArn\": \"ARN\"}"),
            new Envelope(
                    node -> node.has("EventID"),
                    "only the detail of an RDS event: let the rule pass the whole event, without an input path, or give the"
                            + " execution {\"sourceArn\": \"ARN\"}"));

    /** Inputs of Lakelift's other state machines. */
    private static final List<Envelope> OURS = List.of(
            new Envelope(
                    node -> node.has("sources") || node.has("tags"),
                    "for a fleet: start an execution of the state machine for fleets, or give one sourceArn"),
            new Envelope(
                    node -> node.has("sweep") || node.has("measure"),
                    "for the sweep: start an execution of the state machine for the sweep, or give a sourceArn"));

    private ForeignInput() {}

    /**
     * Says what a foreign input is. Empty for an input of a known kind, and for one that says nothing, such as an empty
     * object.
     */
    public static Optional<String> sentence(JsonNode input) {
        if (input.isArray()) {
            return input.path(0).isObject() ? batch(input.path(0)) : Optional.empty();
        }
        if (!input.isObject() || KINDS.stream().anyMatch(input::has)) {
            return Optional.empty();
        }
        JsonNode record = input.path("Records").path(0);
        if (record.isObject()) {
            return batch(record);
        }
        return Stream.concat(MESSAGES.stream(), OURS.stream())
                .filter(envelope -> envelope.form().test(input))
                .findFirst()
                .map(envelope -> "the input is %s.".formatted(envelope.what()))
                .or(() -> misspelt(input))
                .or(() -> nested(input))
                .or(() -> other(input));
    }

    /** For a fleet, which accepts no events: says that the input is an event or a message; empty if it is neither. */
    static Optional<String> message(JsonNode input) {
        boolean foreign = input.has("detail-type")
                || input.path("Records").isArray()
                || MESSAGES.stream().anyMatch(message -> message.form().test(input));
        return Optional.of("the input is an event or a message, which names no sources: give the schedule or rule that"
                        + " starts the fleet the fleet's own input, with sources or tags.")
                .filter(sentence -> foreign);
    }

    /** What Lambda and EventBridge Pipes pass on: records that name their sender. */
    private static Optional<String> batch(JsonNode record) {
        if (record.has("sourceArn")) {
            return Optional.of(
                    "the input is a list, and an execution exports one source: start an execution for each, or a"
                            + " fleet with {\"sources\": […]}.");
        }
        String source = record.path(record.has("EventSource") ? "EventSource" : "eventSource")
                .asText();
        String sender = Optional.ofNullable(SENDERS.get(source)).orElseGet(() -> Text.quoted(source));
        return Optional.of(
                source.isEmpty()
                        ? "the input is a list of records, and an execution exports one source: " + INSTEAD + "."
                        : "the input is a list of messages from %s, not an event: %s.".formatted(sender, INSTEAD));
    }

    private static Optional<String> misspelt(JsonNode input) {
        return names(input).stream()
                .filter(name -> Nearest.to(name, KINDS).isPresent())
                .findFirst()
                .map(name -> Fields.unknown(name, "the input", KINDS));
    }

    /** An input inside another object, as when a whole payload is passed on instead of a part of it. */
    private static Optional<String> nested(JsonNode input) {
        return names(input).stream()
                .filter(name -> KINDS.stream().anyMatch(input.path(name)::has))
                .findFirst()
                .map(name -> "the input has its sourceArn inside %s: give the execution only what is in there."
                        .formatted(Text.quoted(name)));
    }

    private static Optional<String> other(JsonNode input) {
        List<String> names = names(input);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        String shown = String.join(
                ", ",
                names.stream()
                        .limit(SHOWN_FIELDS)
                        .map(name -> Text.quoted(Text.line(name, SHOWN_LENGTH)))
                        .toList());
        return Optional.of(
                "the input has none of sourceArn, cancel and detail-type, but %s%s: give {\"sourceArn\": \"ARN\"}."
                        .formatted(shown, names.size() > SHOWN_FIELDS ? ", …" : ""));
    }

    private static List<String> names(JsonNode input) {
        List<String> names = new ArrayList<>();
        input.fieldNames().forEachRemaining(names::add);
        names.remove(JsonTree.STARTED_BY);
        return names;
    }
}
