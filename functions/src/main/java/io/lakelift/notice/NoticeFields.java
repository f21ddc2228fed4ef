package io.lakelift.notice;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakelift.export.ExecutionContext;
import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes the fields that the JSON of every notice begins with, and makes text from outside safe to put into it.
 * docs/notice.md documents every field; a breaking change increases VERSION.
 */
final class NoticeFields {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String VERSION = "1";
    private static final int LONGEST = 2048;

    private NoticeFields() {}

    static ObjectNode head(
            Sender sender,
            String noticeId,
            String role,
            Outcome outcome,
            Severity severity,
            String summary,
            Instant now) {
        return MAPPER.createObjectNode()
                .put("version", VERSION)
                .put("noticeId", noticeId)
                .put("deployment", sender.deployment())
                .put("account", sender.account())
                .put("region", sender.region())
                .put("role", role)
                .put("outcome", outcome.name())
                .put("severity", severity.toString())
                .put("summary", Text.shown(summary, LONGEST))
                .put("time", now.toString());
    }

    static void execution(ObjectNode data, ExecutionContext execution) {
        data.putObject("execution")
                .put("arn", text(execution.arn()))
                .put("name", text(execution.name()))
                .put("startTime", execution.startTime().toString());
    }

    static void commands(ObjectNode data, List<String> commands) {
        if (!commands.isEmpty()) {
            commands.forEach(data.putArray("commands")::add);
        }
    }

    static void put(ObjectNode node, String field, Optional<String> value) {
        value.ifPresent(said -> node.put(field, text(said)));
    }

    /** Writes a sentence for people, in which no foreign link opens, whichever program shows it. */
    static void say(ObjectNode node, String field, Optional<String> sentence) {
        sentence.ifPresent(said -> node.put(field, Text.shown(said, LONGEST)));
    }

    /** On one line, and of limited length. */
    static String text(String said) {
        return Text.line(said, LONGEST);
    }
}
