package io.lakelift.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.notice.FilesCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads VerifyExport's answer, or what the state machine recorded if the function did not answer. */
final class FilesInput {
    private static final String UNANSWERED = "the function that checks them did not answer.";

    private static final String NO_TIME = "this execution ran out of time before the check finished.";

    private FilesInput() {}

    /** Empty if no files were to be checked, and for an FSx task if nothing says which files failed. */
    static Optional<FilesCheck> read(JsonNode report) {
        JsonNode verify = report.path("verify");
        if (report.at("/export/taskId").isTextual()) {
            return verify.has("findings") ? Optional.of(check(verify, true, Optional.empty())) : Optional.empty();
        }
        if (report.path("unverified").asBoolean() || verify.has("error")) {
            return Optional.of(FilesCheck.none(EndingInput.text(verify.path("cause"))
                    .map(EndingInput::sentence)
                    .orElse(verify.has("round") ? NO_TIME : UNANSWERED)));
        }
        return verify.has("complete")
                ? Optional.of(check(verify, verify.path("complete").asBoolean(), Optional.of(counts(verify))))
                : Optional.empty();
    }

    private static FilesCheck.Counts counts(JsonNode verify) {
        return new FilesCheck.Counts(
                verify.path("tables").asLong(),
                verify.path("files").asLong(),
                verify.path("rows").asLong());
    }

    private static FilesCheck check(JsonNode verify, boolean complete, Optional<FilesCheck.Counts> counts) {
        List<String> findings = new ArrayList<>();
        verify.path("findings")
                .forEach(finding -> findings.add(EndingInput.text(finding.path("table"))
                                .map(table -> "Table " + table + ": ")
                                .orElse("")
                        + finding.path("message").asText()));
        EndingInput.text(verify.path("latestCause")).ifPresent(findings::add);
        return new FilesCheck(
                complete,
                counts,
                findings,
                verify.path("moreFindings").asLong(),
                EndingInput.text(verify.path("report")),
                EndingInput.text(verify.path("latest")),
                Optional.empty());
    }
}
