package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.fakes.fsx.FakeFsx;
import io.lakelift.fakes.rds.FakeRds;
import io.lakelift.fakes.wire.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Checks that every export that an execution started has ended, was cancelled if its deadline passed, and was reported.
 * No execution may have cancelled an export that it was not asked to cancel and had not started, or have adopted one
 * that its starter or another adopter was following.
 */
final class NoOrphan {
    /** How much retries, the sweep and the cancel itself may add to a deadline; an outage adds its own length. */
    private static final Duration SLACK = Duration.ofMinutes(100);

    /** The longest wait between two polls, and the time that a poll takes. */
    private static final Duration LOOK = Duration.ofMinutes(16);

    /** Until the sweep has run twice and has reached the services. */
    private static final Duration UNTIL_SWEPT = Duration.ofHours(2);

    private final Observations observations;
    private final Consumer<String> finding;
    private final Map<String, Execution> executions = new HashMap<>();

    private NoOrphan(Observations observations, Consumer<String> finding) {
        this.observations = observations;
        this.finding = finding;
        observations
                .executions()
                .forEach(execution -> executions.put(execution.start().arn(), execution));
    }

    static void check(Observations observations, Consumer<String> finding) {
        NoOrphan rule = new NoOrphan(observations, finding);
        if (!observations.quiet()) {
            finding.accept("after %d days something still runs".formatted(Observations.LONGEST));
        }
        observations
                .starters()
                .forEach((id, starter) -> rule.followed(observations.exports().get(id), rule.executions.get(starter)));
        observations.invocations().forEach(rule::cancelledItsOwn);
        observations.executions().stream().filter(ExecutionPurpose::toAdopt).forEach(rule::adoptedAnOrphan);
        observations.executions().stream()
                .filter(execution ->
                        ExecutionPurpose.looksAfter(execution) && execution.status() == Execution.Status.FAILED)
                .filter(execution -> !ExecutionPurpose.interrupted(execution))
                .forEach(execution -> finding.accept(
                        "%s did not take over: %s".formatted(execution.start().name(), execution.cause())));
    }

    private void followed(Export export, Execution starter) {
        if (observations.vanishing().contains(export.sourceArn())) {
            return;
        }
        if (export.outcome().isEmpty()) {
            finding.accept("%s is still running, and %s, which started it, is over"
                    .formatted(export.id(), starter.start().name()));
            return;
        }
        Instant ended = export.ended().orElseThrow();
        Instant latest = observations
                .outages()
                .after(later(ExecutionPurpose.deadline(starter), adoptersDeadline(export)), SLACK);
        if (ended.isAfter(latest)) {
            finding.accept("%s ended at %s, %s after its deadline"
                    .formatted(export.id(), ended, Duration.between(ExecutionPurpose.deadline(starter), ended)));
        }
        noticedSoon(export, ended);
        if (!endedUnseen(export, ended)
                && !isReported(export)
                && !starter.error().equals("NotifyFailed")) {
            finding.accept("%s ended %s, and no one was notified"
                    .formatted(export.id(), export.outcome().get()));
        }
    }

    /**
     * Whether the export may have ended while no execution followed it: one that would have reported it was stopped
     * shortly before its end, or later, and no execution had taken it over or adopted it by then.
     */
    private boolean endedUnseen(Export export, Instant ended) {
        return observations.interrupted().entrySet().stream()
                        .filter(stopped -> mayCancel(executions.get(stopped.getKey()), export.id()))
                        .anyMatch(stopped ->
                                ended.isBefore(observations.outages().after(stopped.getValue(), UNTIL_SWEPT)))
                && observations.executions().stream().noneMatch(execution -> tookOver(execution, export, ended));
    }

    private boolean tookOver(Execution execution, Export export, Instant ended) {
        return (ExecutionPurpose.toTakeOver(execution) || ExecutionPurpose.toAdopt(execution))
                && mayCancel(execution, export.id())
                && !isAboutASource(execution)
                && !beganBeforeTheLastStop(execution)
                && !execution.start().startTime().isAfter(ended)
                && !observations.interrupted().containsKey(execution.start().arn())
                && !execution.error().equals("NotifyFailed");
    }

    /**
     * A redriven execution may be stopped again; the one that took over the first time may have found nothing to do and
     * ended.
     */
    private boolean beganBeforeTheLastStop(Execution takeOver) {
        return ExecutionPurpose.input(takeOver).get("cancel") instanceof Map<?, ?> cancel
                && Optional.ofNullable(observations.interrupted().get(String.valueOf(cancel.get("executionArn"))))
                        .filter(takeOver.start().startTime()::isBefore)
                        .isPresent();
    }

    /** Whether it takes over from one that was to cancel every export of a source. */
    private boolean isAboutASource(Execution execution) {
        if (!(ExecutionPurpose.input(execution).get("cancel") instanceof Map<?, ?> cancel)) {
            return false;
        }
        Execution before = executions.get(String.valueOf(cancel.get("executionArn")));
        return cancel.containsKey("sourceArn") || before != null && isAboutASource(before);
    }

    /**
     * Whether a notice reports the export, or an execution that may cancel it has reported UNKNOWN, because it reached
     * no service for too long.
     */
    private boolean isReported(Export export) {
        return !observations.noticesAbout(export).isEmpty()
                || observations.notices().stream()
                        .filter(notice -> notice.outcome().equals("UNKNOWN"))
                        .anyMatch(notice -> mayCancel(executions.get(notice.execution()), export.id()));
    }

    /**
     * The latest deadline of executions that adopted the export: they cannot know its own deadline, and use the longest
     * one.
     */
    private Instant adoptersDeadline(Export export) {
        return observations.executions().stream()
                .filter(execution -> ExecutionPurpose.toAdopt(execution)
                        && String.valueOf(ExecutionPurpose.input(execution)).contains(export.id()))
                .map(ExecutionPurpose::deadline)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Checks how soon the export's end was reported: if nothing is disturbed, at the next poll. */
    private void noticedSoon(Export export, Instant ended) {
        observations.noticesAbout(export).stream()
                .filter(notice -> !observations.interrupted().containsKey(notice.execution()))
                .filter(notice ->
                        !executions.get(notice.execution()).start().startTime().isAfter(ended))
                .filter(notice -> observations.isRight(notice.outcome(), export, notice.checked()))
                .map(Observations.Notice::at)
                .min(Instant::compareTo)
                .filter(at -> at.isAfter(observations.outages().after(ended, observations.calm() ? LOOK : SLACK)))
                .ifPresent(at -> finding.accept("%s ended at %s, and the first notice came %s later"
                        .formatted(export.id(), ended, Duration.between(ended, at))));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void adoptedAnOrphan(Execution adopter) {
        Instant began = adopter.start().startTime();
        String about = String.valueOf(ExecutionPurpose.input(adopter));
        observations.starters().forEach((id, starter) -> {
            Execution owner = executions.get(starter);
            if (isFollowing(owner, began) && about.contains(id)) {
                finding.accept("%s adopted %s, which %s was following"
                        .formatted(adopter.start().name(), id, owner.start().name()));
            }
        });
        observations.executions().stream()
                .filter(other -> String.valueOf(ExecutionPurpose.input(other)).equals(about))
                .filter(other -> other.start().startTime().isBefore(began) && isFollowing(other, began))
                .forEach(other -> finding.accept("%s adopted what %s had adopted"
                        .formatted(adopter.start().name(), other.start().name())));
    }

    private boolean isFollowing(Execution execution, Instant at) {
        return !observations.interrupted().containsKey(execution.start().arn())
                && execution.stopTime().filter(end -> end.isBefore(at)).isEmpty();
    }

    private void cancelledItsOwn(Observations.Invocation call) {
        Execution canceller = executions.get(call.execution());
        call.calls()
                .filter(made ->
                        made.action().equals(FakeRds.CANCEL) || made.action().equals(FakeFsx.CANCEL))
                .filter(Call::tookEffect)
                .filter(made -> !mayCancel(canceller, made.about()))
                .forEach(made -> finding.accept("%s cancelled %s, which it was not allowed to cancel"
                        .formatted(canceller.start().name(), made.about())));
    }

    /** An execution that cancels on behalf of another one may cancel what that one was allowed to. */
    private boolean mayCancel(Execution canceller, String id) {
        if (canceller == null) {
            return false;
        }
        if (ExecutionPurpose.toAdopt(canceller)) {
            return String.valueOf(ExecutionPurpose.input(canceller)).contains(id);
        }
        if (!(ExecutionPurpose.input(canceller).get("cancel") instanceof Map<?, ?> cancel)) {
            return canceller.start().arn().equals(observations.starters().get(id));
        }
        if (cancel.get("executionArn") instanceof String meant) {
            return meant.equals(observations.starters().get(id)) || mayCancel(executions.get(meant), id);
        }
        return cancel.containsValue(id) || cancel.containsKey("sourceArn");
    }
}
