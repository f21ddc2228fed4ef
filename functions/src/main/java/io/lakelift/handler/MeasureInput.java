package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.ExportSource;
import io.lakelift.export.Freshness;
import io.lakelift.export.error.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the schedule of MeasureFreshness says of the sources: {@code {"staleAfter": "PT36H", "sources": [{"sourceArn": …,
 * "staleAfter": …}]}}.
 *
 * @param staleAfter how old the newest complete export of any other source may become
 */
record MeasureInput(Duration staleAfter, List<Freshness.Expected> expected) {
    private static final Duration LONGEST = Duration.ofDays(400);

    static MeasureInput read(Call call) {
        Fields fields = call.fields().object("measure");
        Duration usual = fields.duration("staleAfter", LONGEST)
                .orElseThrow(() -> Refusal.INVALID_INPUT.because("measure has no staleAfter: add it, such as PT36H."));
        List<Freshness.Expected> expected = new ArrayList<>();
        for (JsonNode node : fields.any("sources")) {
            Fields source = new Fields("sources", node);
            expected.add(new Freshness.Expected(
                    ExportSource.parse(source.text("sourceArn")),
                    source.duration("staleAfter", LONGEST).orElse(usual)));
            source.rejectUnread();
        }
        fields.rejectUnread();
        call.rejectUnread();
        return new MeasureInput(usual, expected);
    }
}
