package io.lakelift.handler;

import io.lakelift.export.ExportSource;
import io.lakelift.export.Freshness;
import io.lakelift.input.Fields;
import io.lakelift.input.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what the schedule of MeasureFreshness passes in {@code measure}: {@code {"staleAfter": "PT36H", "sources":
 * [{"sourceArn": …, "staleAfter": …}], "lossFails": true}}. Only the first field is required.
 *
 * @param staleAfter how old the newest complete export of a source may become if {@code expected} does not list it
 * @param expected the sources that enabled schedules name, without single snapshots, each with its own maximum age
 * @param lossFails whether proved loss makes an export INCOMPLETE
 */
record MeasureInput(Duration staleAfter, List<Freshness.Expected> expected, boolean lossFails) {
    private static final Duration LONGEST = Duration.ofDays(400);

    static MeasureInput read(CallContext call) {
        Fields fields = call.fields().object("measure");
        Duration usual = fields.required("staleAfter", "such as PT36H")
                .flatMap(value -> value.duration(LONGEST, "PT36H"))
                .orElseThrow();
        List<Freshness.Expected> expected = new ArrayList<>();
        for (Value entry : fields.value("sources").map(Value::entries).orElse(List.of())) {
            Fields source = entry.fields().orElseThrow();
            expected.add(new Freshness.Expected(
                    ExportSource.parse(source.text("sourceArn")),
                    source.duration("staleAfter", LONGEST).orElse(usual)));
            source.rejectUnread();
        }
        boolean lossFails = fields.flag("lossFails");
        fields.rejectUnread();
        call.rejectUnread();
        return new MeasureInput(usual, expected, lossFails);
    }

    /**
     * The longest of the maximum ages. Only exports that are not older than this have to be checked for loss, because
     * older ones are overdue in any case.
     */
    Duration longest() {
        return expected.stream()
                .map(Freshness.Expected::staleAfter)
                .reduce(staleAfter, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
}
