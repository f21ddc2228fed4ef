package io.lakelift.infra;

import io.lakelift.config.SnapshotEvents;
import io.lakelift.export.ExportSource;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;

/** Converts the event pattern of {@link SnapshotEvents} into the type that a CDK rule takes. */
final class SnapshotPattern {
    private SnapshotPattern() {}

    @SuppressWarnings("unchecked")
    static EventPattern of(ExportSource source) {
        Map<String, Object> pattern = SnapshotEvents.of(source);
        return EventPattern.builder()
                .source((List<String>) pattern.get("source"))
                .detailType((List<String>) pattern.get("detail-type"))
                .detail((Map<String, Object>) pattern.get("detail"))
                .build();
    }
}
