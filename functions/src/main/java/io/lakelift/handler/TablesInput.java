package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.notice.TablesUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads RegisterTables' answer, or what the state machine recorded if the function did not answer. */
final class TablesInput {
    private static final String UNANSWERED = "the function that registers them was not called, or did not answer.";

    private static final String NO_TIME = "this execution ran out of time first.";

    private static final String UNCHECKED = "their files were not checked.";

    /** The functions' errors that mean that the failed call touched no table; earlier calls may have. */
    private static final Set<String> NOT_BEGUN =
            Set.of("FilesNotChecked", "NotRegistrable", "CatalogRefused", "MetadataRefused");

    private TablesInput() {}

    /**
     * Empty if no tables were to be registered.
     *
     * @param byHand the command that registers the tables by hand; empty if the deployment registers none
     */
    static Optional<TablesUpdate> read(JsonNode report, Optional<String> byHand) {
        JsonNode register = report.path("register");
        Optional<String> command = EndingInput.text(register.path("command"));
        if (report.path("unregistered").asBoolean() || register.has("error")) {
            return Optional.of(TablesUpdate.none(
                    EndingInput.text(register.path("cause"))
                            .map(EndingInput::sentence)
                            .orElse(register.has("round") && !register.has("error") ? NO_TIME : UNANSWERED),
                    !NOT_BEGUN.contains(register.path("error").asText())
                            || register.path("cursor").asInt() > 0,
                    command));
        }
        boolean unchecked = report.path("unverified").asBoolean()
                || report.at("/verify/error").isTextual();
        Optional<String> whereUnchecked = command.or(() -> byHand); // a check that never answered left no command
        if (unchecked && whereUnchecked.isPresent()) {
            return Optional.of(TablesUpdate.none(UNCHECKED, false, whereUnchecked));
        }
        return register.has("database") ? Optional.of(update(register)) : Optional.empty();
    }

    private static TablesUpdate update(JsonNode register) {
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
                false,
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
