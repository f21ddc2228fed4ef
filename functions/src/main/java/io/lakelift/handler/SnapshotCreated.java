package io.lakelift.handler;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import java.util.Map;
import java.util.Set;

/**
 * Reads RDS's "snapshot created" and "snapshot copied" events. Any other event is refused without a notice, because a
 * rule that is too broad must neither start exports nor fill a mailbox.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html">RDS event messages</a>
 */
final class SnapshotCreated {
    /** Manual and automated snapshots of instances and clusters, and copies from another Region or within one. */
    private static final Set<String> EVENTS = Set.of(
            "RDS-EVENT-0042", "RDS-EVENT-0091", "RDS-EVENT-0075", "RDS-EVENT-0169", "RDS-EVENT-0060", "RDS-EVENT-0197");

    private SnapshotCreated() {}

    static ExportSource read(JsonNode input) {
        ScheduledEvent event = event(input);
        Object id = event.getDetail().get("EventID");
        if (!"aws.rds".equals(event.getSource()) || !(id instanceof String text && EVENTS.contains(text))) {
            throw Refusal.EVENT_REFUSED.because(
                    ("event %s of %s (%s) starts no export: let the rule pass the source aws.rds and the"
                                    + " detail.EventID RDS-EVENT-0042, 0060, 0075, 0091, 0169 and 0197 only.")
                            .formatted(
                                    id == null ? "without an EventID" : Text.quoted(String.valueOf(id)),
                                    Text.quoted(event.getSource()),
                                    Text.quoted(event.getDetailType())));
        }
        if (!(event.getDetail().get("SourceArn") instanceof String source)) {
            throw Refusal.INVALID_INPUT.because(
                    "detail.SourceArn of event %s is not text: pass the event as RDS sent it."
                            .formatted(Text.quoted(text)));
        }
        ExportSource snapshot = ExportSource.parse(source);
        if (snapshot instanceof ExportSource.Snapshot || snapshot instanceof ExportSource.ClusterSnapshot) {
            return snapshot;
        }
        throw Refusal.EVENT_REFUSED.because(
                "event %s has the SourceArn %s, which is not a snapshot: let the rule pass snapshot events only."
                        .formatted(Text.quoted(text), Text.quoted(source)));
    }

    private static ScheduledEvent event(JsonNode input) {
        Map<String, Object> detail = input.path("detail").isObject()
                ? Json.MAPPER.convertValue(input.get("detail"), new TypeReference<>() {})
                : Map.of();
        ScheduledEvent event = new ScheduledEvent();
        event.setSource(input.path("source").asText());
        event.setDetailType(input.path("detail-type").asText());
        event.setDetail(detail);
        return event;
    }
}
