package io.lakelift.handler;

import static io.lakelift.handler.JsonTree.any;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakelift.export.CancelledBy;
import io.lakelift.export.ExportReport;
import io.lakelift.export.ExportTask;
import io.lakelift.export.Role;
import io.lakelift.export.StartAttempt;
import io.lakelift.export.Text;
import io.lakelift.export.error.Refusal;
import io.lakelift.input.Fields;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code previous}: the last report, as a function returned it, with what the state machine has added since. */
final class PreviousReport {
    private PreviousReport() {}

    /** The report of a followed export. It may have an end, because after a cancel the export is polled once more. */
    static ExportReport.Following followed(CallContext call) {
        return call.ofTheDefinition(() -> followed(call.fields().object("previous")));
    }

    private static ExportReport.Following followed(Fields previous) {
        ExportTask export = EndingInput.export(any(previous, "export"))
                .orElseThrow(() -> Refusal.INVALID_INPUT.because("previous has no export: give the last report."));
        return new ExportReport.Following(
                named(Role.values(), "role", previous.text("role")),
                previous.instant("deadline"),
                any(previous, "waitSeconds").asLong(),
                export.ref(),
                export,
                Optional.of(any(previous, "partCount").asInt()).filter(count -> count > 0),
                previous.optionalInstant("uncertainSince"),
                previous.optionalInstant("refusedSince"),
                previous.optionalText("cancelledBy").map(by -> named(CancelledBy.values(), "cancelledBy", by)),
                previous.optionalInstant("cancelledAt"),
                EndingInput.seconds(any(previous, "waitedSeconds")));
    }

    /** The report of earlier attempts to start; {@code attempt} counts those that the state machine has just made. */
    static StartAttempt started(CallContext call) {
        JsonNode attempt = any(call.fields(), "attempt");
        StartAttempt before = call.ofTheDefinition(() -> call.fields()
                .optionalObject("previous")
                .map(previous -> new StartAttempt(
                        previous.optionalText("waitingFor"),
                        previous.optionalInstant("uncertainSince"),
                        previous.optionalInstant("refusedSince"),
                        any(previous, "refusals").asInt(),
                        previous.optionalText("snapshot")))
                .orElse(StartAttempt.NONE));
        return attempt.asInt() > 0 ? before.uncertainSince(call.now()) : before;
    }

    /** For an export that has not been seen yet: since when its polls have been refused; empty if they are not. */
    static Optional<Instant> refusedSince(CallContext call) {
        return call.ofTheDefinition(() ->
                call.fields().optionalObject("previous").flatMap(previous -> previous.optionalInstant("refusedSince")));
    }

    /** The constant with that name, as {@code toString} spells it. */
    static <T> T named(T[] values, String field, String text) {
        return Arrays.stream(values)
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> Refusal.INVALID_INPUT.because("%s is %s: give one of %s."
                        .formatted(
                                field,
                                Text.quoted(text),
                                Arrays.stream(values).map(T::toString).collect(Collectors.joining(", ")))));
    }
}
