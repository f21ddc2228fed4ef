package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.notice.TablesUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what RegisterTables has answered, or what the state machine has noted where it did not answer. */
final class TablesInput {
    private static final String UNANSWERED = "the function that registers them was not called, or did not answer.";

    private static final String NO_TIME = "this execution's time was over first.";

    private TablesInput() {}

    /** Empty where no tables were to be registered. */
    static Optional<TablesUpdate> read(JsonNode report) {
        JsonNode register = report.path("register");
        if (report.path("unregistered").asBoolean() || register.has("error")) {
            return Optional.of(TablesUpdate.none(
                    EndingInput.text(register.path("cause"))
                            .map(EndingInput::sentence)
                            .orElse(register.has("round") ? NO_TIME : UNANSWERED),
                    EndingInput.text(register.path("command"))));
        }
        return register.has("database") ? Optional.of(told(register)) : Optional.empty();
    }

    private static TablesUpdate told(JsonNode register) {
        List<String> findings = new ArrayList<>();
        register.path("findings").forEach(finding -> findings.add(sentence(finding)));
        JsonNode counts = register.path("counts");
        return new TablesUpdate(
                EndingInput.text(register.path("database")),
                Stream.of("created", "updated", "already there")
                        .mapToLong(outcome -> counts.path(outcome).asLong())
                        .sum(),
                counts.path("newer is there").asLong(),
                findings,
                register.path("moreFindings").asLong(),
                EndingInput.text(register.path("report")),
                Optional.empty(),
                EndingInput.text(register.path("command")));
    }

    private static String sentence(JsonNode finding) {
        String said = switch (finding.path("outcome").asText()) {
            case "held" -> "Table %s stays at its last whole night: %s";
            case "refused" -> "Table %s was not registered: %s";
            default -> "Table %s: %s";
        };
        return said.formatted(
                finding.path("table").asText(), finding.path("message").asText());
    }
}
