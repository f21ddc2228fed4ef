package io.lakelift.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A fleet's summary for machines; docs/notice.md documents every field. */
final class FleetData {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VALUE = 2048;

    /** SNS takes 262,144 bytes for all texts of a message, and quotation marks count twice inside of another text. */
    private static final int MESSAGE = 240_000;

    private FleetData() {}

    /** @param text for people, which goes with it */
    static String of(FleetEnding ending, FleetStory story, String text) {
        ObjectNode data = MAPPER.createObjectNode()
                .put("version", NoticeData.VERSION)
                .put("noticeId", ending.noticeId())
                .put("role", "fleet")
                .put("outcome", ending.outcome().name())
                .put("summary", story.summary())
                .put("time", ending.now().toString());
        put(data, "fleet", ending.name());
        put(data, "error", ending.error());
        put(data, "why", story.why());
        put(data, "remedy", story.remedy());
        data.put("durationSeconds", ending.duration().toSeconds());
        data.putObject("execution")
                .put("arn", ending.execution().arn())
                .put("name", ending.execution().name())
                .put("startTime", ending.execution().startTime().toString());
        counts(data.putObject("counts"), ending);
        data.put("totalExtractedDataInGB", ending.extractedGb());
        FleetCost cost = FleetCost.of(ending.exports());
        if (!cost.nothing()) {
            data.put("estimatedCostUsd", Double.parseDouble(String.format(Locale.ROOT, "%.2f", cost.usd())));
            data.put("estimateBasis", cost.sentence());
        }
        ending.failures().forEach(failure -> failure(data.withArray("failures").addObject(), failure));
        ending.skipped()
                .forEach(skipped -> data.withArray("skipped")
                        .addObject()
                        .put("sourceArn", Text.line(skipped.sourceArn(), VALUE))
                        .put("why", Text.line(skipped.why(), VALUE)));
        exports(data, ending.exports(), MESSAGE - size(text) - size(data.toString()));
        return data.toString();
    }

    private static void counts(ObjectNode counts, FleetEnding ending) {
        counts.put("exports", ending.exports().size());
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), ending.count(outcome));
        }
        counts.put("skipped", ending.skippedCount());
    }

    private static void failure(ObjectNode node, FleetEnding.Failure failure) {
        node.put("sourceArn", Text.line(failure.sourceArn(), VALUE))
                .put("outcome", failure.outcome().name());
        put(node, "error", failure.error());
        put(node, "why", failure.why());
        put(node, "remedy", failure.remedy());
        put(node, "execution", failure.execution());
    }

    /** What did not complete comes first, for a long list is cut. */
    private static void exports(ObjectNode data, List<FleetEnding.Export> exports, int room) {
        ArrayNode list = data.putArray("exports");
        int left = room;
        for (FleetEnding.Export export : exports.stream()
                .sorted(Comparator.comparing(FleetEnding.Export::complete))
                .toList()) {
            ObjectNode node = export(export);
            left -= size(node.toString());
            if (left < 0) {
                data.put("exportsOmitted", exports.size() - list.size());
                return;
            }
            list.add(node);
        }
    }

    private static ObjectNode export(FleetEnding.Export export) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("sourceArn", Text.line(export.sourceArn(), VALUE))
                .put("outcome", export.outcome().name());
        export.extractedGb().ifPresent(size -> node.put("totalExtractedDataInGB", size));
        if (export.joined()) {
            node.put("joined", true);
        }
        if (export.earlier()) {
            node.put("earlier", true);
        }
        return node;
    }

    /** Bytes inside the message, where every quotation mark, backslash and new line is escaped. */
    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length
                + (int) text.chars()
                        .filter(c -> c == '"' || c == '\\' || c == '\n')
                        .count();
    }

    private static void put(ObjectNode node, String field, Optional<String> value) {
        value.ifPresent(said -> node.put(field, Text.line(said, VALUE)));
    }
}
