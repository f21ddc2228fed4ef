package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Checks that UNKNOWN is reported only if nothing more can be learned about an export: it has vanished from the API;
 * polls were refused or did not show it, and for an hour none succeeded in showing it; a cancel that the service
 * accepted had no effect for six hours; or the execution has no time left to wait.
 */
final class UnknownIsLastResort {
    private static final Duration REFUSED_FOR = Duration.ofHours(1);
    private static final Duration CANCEL_TAKES = Duration.ofHours(6);
    private static final Duration JOINED_FOR = Duration.ofDays(13);
    private static final Duration LONGEST = Duration.ofHours(13 * 24 + 12);
    private static final Set<String> POLLS = Set.of(FakeRds.DESCRIBE, FakeFsx.DESCRIBE);

    /** A tolerance, because the state machine's time is slightly older than that of the call. */
    private static final Duration MOMENT = Duration.ofMinutes(2);

    /** Errors that mean trouble in the service, not a refusal. */
    private static final Set<String> TROUBLES = Set.of(
            "Throttling",
            "ThrottlingException",
            "ServiceUnavailable",
            "InternalFailure",
            "InternalServerError",
            Call.LOST_REQUEST,
            Call.LOST_ANSWER,
            Call.LOST_ERROR);

    private final Observations observations;
    private final Consumer<String> finding;

    private UnknownIsLastResort(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
    }

    static void check(Observations observations, Consumer<String> finding) {
        UnknownIsLastResort rule = new UnknownIsLastResort(observations, finding);
        observations.executions().stream()
                .filter(ExecutionPurpose::exports)
                .forEach(execution -> observations.noticesOf(execution.start().arn()).stream()
                        .filter(notice -> notice.outcome().equals("UNKNOWN"))
                        .forEach(notice -> rule.check(execution, notice)));
    }

    private void check(Execution execution, Observations.Notice notice) {
        Instant begun = execution.start().startTime();
        if (!notice.at().isBefore(begun.plus(LONGEST))) {
            return;
        }
        Optional<Export> of = notice.export().map(observations.exports()::get);
        List<Observations.Invocation> heard =
                observations.heardBy(execution.start().arn());
        if (isRefused(of, heard) || hasVanished(execution)) {
            return;
        }
        if (of.isEmpty() || heard.isEmpty()) {
            finding.accept("%s says that sight was lost, and had seen nothing"
                    .formatted(execution.start().name()));
            return;
        }
        Export export = of.get();
        Instant decided = heard.getLast().at();
        if (!isCancelInVain(execution, export, decided)
                && !(joins(execution, export) && !decided.isBefore(begun.plus(JOINED_FOR)))) {
            finding.accept("%s says at %s that sight of %s was lost, and it could still be known"
                    .formatted(execution.start().name(), decided, export.id()));
        }
    }

    /**
     * Whether polls were refused, or did not show the export, for a whole hour up to the last answer.
     *
     * @param export empty if none was ever seen: then polls of any export are considered
     */
    static boolean isRefused(Optional<Export> export, List<Observations.Invocation> heard) {
        Optional<Instant> since = Optional.empty();
        for (Observations.Invocation call : heard) {
            if (shows(call, export)) {
                since = Optional.empty();
            } else if (refuses(call, export)) {
                since = since.or(() -> Optional.of(call.at()));
            }
        }
        return since.filter(at ->
                        !heard.getLast().at().isBefore(at.plus(REFUSED_FOR).minus(MOMENT)))
                .isPresent();
    }

    /**
     * Whether the export that the execution started has vanished from the API. Its identifier is taken, so it cannot be
     * started again, and nothing more can be learned about it.
     */
    private boolean hasVanished(Execution execution) {
        return observations.startedBy(execution.start().arn()).stream()
                .anyMatch(export -> observations.vanishing().contains(export.sourceArn()));
    }

    private static boolean shows(Observations.Invocation call, Optional<Export> export) {
        boolean shown = export.map(known -> known.shown().test(call.at())).orElse(true);
        return shown && polls(call, export).anyMatch(Call.OK::equals);
    }

    private static boolean refuses(Observations.Invocation call, Optional<Export> export) {
        return polls(call, export).anyMatch(outcome -> !TROUBLES.contains(outcome));
    }

    private static Stream<String> polls(Observations.Invocation call, Optional<Export> export) {
        return call.calls()
                .filter(made -> POLLS.contains(made.action()))
                .filter(made ->
                        export.isEmpty() || made.about().equals(export.get().id()))
                .map(Call::outcome);
    }

    private boolean isCancelInVain(Execution execution, Export export, Instant decided) {
        boolean runs = export.ended().filter(at -> !at.isAfter(decided)).isEmpty();
        return runs
                && observations
                        .callsOf(execution.start().arn())
                        .filter(call -> call.action().equals(FakeRds.CANCEL)
                                || call.action().equals(FakeFsx.CANCEL))
                        .filter(call -> call.about().equals(export.id()) && call.tookEffect())
                        .anyMatch(call ->
                                !decided.isBefore(call.at().plus(CANCEL_TAKES).minus(MOMENT)));
    }

    private boolean joins(Execution execution, Export export) {
        return !execution.start().arn().equals(observations.starters().get(export.id()))
                && !ExecutionPurpose.toCancel(execution)
                && !ExecutionPurpose.toAdopt(execution);
    }
}
