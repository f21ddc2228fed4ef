package io.lakelift.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes a fleet's summary as JSON, for programs; docs/notice.md documents every field. */
final class FleetData {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** SNS allows 262,144 bytes for all texts of a message, and quotation marks count twice inside another text. */
    private static final int MESSAGE = 240_000;

    private FleetData() {}

    /** @param text for people, which is sent with it */
    static String of(FleetEnding ending, FleetWording wording, String text) {
        ObjectNode data = NoticeFields.head(
                ending.sender(),
                ending.noticeId(),
                "fleet",
                ending.outcome(),
                Severity.of(ending.outcome()),
                wording.summary(),
                ending.now());
        NoticeFields.put(data, "fleet", ending.name());
        NoticeFields.put(data, "error", ending.error());
        NoticeFields.say(data, "why", wording.why());
        NoticeFields.say(data, "remedy", wording.remedy());
        NoticeFields.commands(data, wording.commands());
        data.put("durationSeconds", ending.duration().toSeconds());
        NoticeFields.execution(data, ending.execution());
        counts(data.putObject("counts"), ending);
        data.put("totalExtractedDataInGB", ending.extractedGb());
        FleetCost cost = FleetCost.of(ending.exports());
        if (!cost.nothing()) {
            data.put("estimatedCostUsd", Double.parseDouble(String.format(Locale.ROOT, "%.2f", cost.usd())));
            data.put("estimateBasis", cost.sentence());
        }
        ending.failures().forEach(failure -> failure(data.withArray("failures").addObject(), failure));
        ending.skipped().forEach(skipped -> skipped(data.withArray("skipped").addObject(), skipped));
        ending.taken().forEach(source -> data.withArray("namesTaken").add(NoticeFields.text(source)));
        exports(data, ending.exports(), MESSAGE - size(text) - size(data.toString()));
        return data.toString();
    }

    private static void counts(ObjectNode counts, FleetEnding ending) {
        counts.put("exports", ending.count());
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), ending.count(outcome));
        }
        counts.put("skipped", ending.skippedCount());
    }

    private static void failure(ObjectNode node, FleetEnding.Failure failure) {
        node.put("sourceArn", NoticeFields.text(failure.sourceArn()))
                .put("outcome", failure.outcome().name());
        NoticeFields.put(node, "error", failure.error());
        NoticeFields.say(node, "why", failure.why());
        NoticeFields.say(node, "remedy", failure.remedy());
        NoticeFields.put(node, "execution", failure.execution());
    }

    private static void skipped(ObjectNode node, FleetEnding.Skipped skipped) {
        node.put("sourceArn", NoticeFields.text(skipped.sourceArn()));
        NoticeFields.say(node, "why", Optional.of(skipped.why()));
    }

    /** What did not complete comes first, because a long list is cut. */
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
                .put("sourceArn", NoticeFields.text(export.sourceArn()))
                .put("outcome", export.outcome().name());
        export.extractedGb().ifPresent(size -> node.put("totalExtractedDataInGB", size));
        NoticeFields.put(node, "s3Uri", export.s3Uri());
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
}
