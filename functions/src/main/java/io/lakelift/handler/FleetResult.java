package io.lakelift.handler;

import io.lakelift.export.Outcome;
import io.lakelift.export.Text;
import io.lakelift.notice.FleetEnding;
import io.lakelift.notice.FleetWording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a fleet's execution: the output if it succeeds, the Cause if it fails. Its form is the same in both
 * cases, so that a parent execution can read it. An execution whose summary could not be sent has no such result: it
 * fails with NotifyFailed and a different Cause.
 *
 * @param noticeId the same whenever the summary is sent again
 * @param messageId SNS's ID of this message
 * @param succeeded whether the execution succeeds
 * @param error the execution's own Error; empty if it succeeds
 * @param counts how many exports there were, how many ended with each outcome, and how many sources were skipped; the
 *     keys are {@code exports}, the outcomes' names and {@code skipped}
 * @param failures at most twenty, the worst first
 */
record FleetResult(
        String noticeId,
        String messageId,
        Outcome outcome,
        boolean succeeded,
        Optional<String> error,
        String role,
        Optional<String> fleet,
        String summary,
        Optional<String> why,
        Optional<String> remedy,
        Map<String, Long> counts,
        long totalExtractedDataInGB,
        long durationSeconds,
        List<Failure> failures) {
    /** Twenty failures with their sources stay below the 32,768 characters that a Cause may have. */
    private static final int WHY = 300;

    private static final int SOURCE = 400;

    record Failure(String sourceArn, Outcome outcome, Optional<String> why) {}

    static FleetResult of(FleetEnding ending, FleetWording wording, String messageId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("exports", ending.count());
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), ending.count(outcome));
        }
        counts.put("skipped", (long) ending.skippedCount());
        return new FleetResult(
                ending.noticeId(),
                messageId,
                ending.outcome(),
                ending.error().isEmpty(),
                ending.error().map(error -> Text.line(error, WHY)),
                "fleet",
                ending.name().map(name -> Text.line(name, WHY)),
                wording.summary(),
                wording.why(),
                wording.remedy(),
                counts,
                ending.extractedGb(),
                ending.duration().toSeconds(),
                ending.failures().stream().map(FleetResult::failure).toList());
    }

    private static Failure failure(FleetEnding.Failure failure) {
        return new Failure(
                Text.line(failure.sourceArn(), SOURCE),
                failure.outcome(),
                failure.why().map(why -> Text.shown(why, WHY)));
    }
}
