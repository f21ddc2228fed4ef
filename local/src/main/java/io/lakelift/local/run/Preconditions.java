package io.lakelift.local.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakelift.asl.Execution;
import io.lakelift.asl.Execution.Status;
import io.lakelift.asl.time.Timeline;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.FakeCloud;
import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.Scenario;
import io.lakelift.fakes.rds.StartRequest;
import io.lakelift.fakes.states.Delivery;
import io.lakelift.fakes.states.LocalStates;
import io.lakelift.fakes.states.StatesError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What must have happened before a local run makes sense: a cancel needs a running export, an event needs the execution
 * that it reports, a sweep needs an export to find, and a scenario that registers tables needs the night before. All
 * this is played before the scenario begins, and no view shows it.
 *
 * @param begins when the timeline starts, and with it the earlier execution, if one is needed
 * @param earlier the execution that runs first; empty if none is needed
 * @param running the export of RDS that is already running, without an execution; empty if none is needed
 * @param task the id of FSx's task that is already running, without an execution; empty if none is needed
 */
public record Preconditions(
        Instant begins, Optional<Earlier> earlier, Optional<StartRequest> running, Optional<String> task) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration A_WHILE = Duration.ofMinutes(10);
    private static final Duration A_NIGHT = Duration.ofDays(1);
    private static final String EARLIER = "earlier";

    /**
     * An execution that was started before the input's own.
     *
     * @param lasted how long before the input's own execution it was started
     * @param end how it was ended from outside, after that time; empty if it was not
     */
    record Earlier(String name, Object input, Duration lasted, Optional<End> end) {}

    record End(Status status, String error, String cause) {}

    public static Preconditions of(Object input) {
        return of(input, SampleAccount.SAMPLE);
    }

    /**
     * The preconditions of an input; if it has none, those of the scenario.
     *
     * @param inventory what exists in the account that the input is for
     */
    public static Preconditions of(Object input, Inventory inventory, Scenario scenario) {
        Preconditions needed = of(input, inventory);
        if (!scenario.registers()
                || needed.earlier().isPresent()
                || needed.running().isPresent()
                || needed.task().isPresent()) {
            return needed;
        }
        return at(
                inventory.night().minus(A_NIGHT),
                new Earlier("night-before", NightBefore.of(input), A_NIGHT, Optional.empty()));
    }

    /** @param inventory what exists in the account that the input is for */
    static Preconditions of(Object input, Inventory inventory) {
        if (!(input instanceof Map<?, ?> map)) {
            return nothing(inventory);
        }
        if (map.get("detail") instanceof Map<?, ?> detail
                && StoppedExecutions.STATUS_CHANGE.equals(map.get("detail-type"))) {
            return ended(detail, inventory);
        }
        if (map.containsKey("cancel")) {
            return cancelled(map.get("cancel"), inventory);
        }
        if (LocalWorkflow.of(input) == LocalWorkflow.SWEEP) {
            End stopped = new End(Status.ABORTED, "", "A person stopped it.");
            return at(inventory.night(), new Earlier(EARLIER, export(inventory), A_WHILE, Optional.of(stopped)));
        }
        return nothing(inventory);
    }

    private static Map<String, Object> export(Inventory inventory) {
        return Map.of("sourceArn", inventory.snapshot());
    }

    private static Preconditions nothing(Inventory inventory) {
        return new Preconditions(inventory.night(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Preconditions at(Instant begins, Earlier earlier) {
        return new Preconditions(begins, Optional.of(earlier), Optional.empty(), Optional.empty());
    }

    private static Preconditions cancelled(Object cancel, Inventory inventory) {
        String executions = LocalWorkflow.EXPORT.arn(inventory).replace(":stateMachine:", ":execution:") + ":";
        if (StepEvents.at(cancel, "executionArn") instanceof String arn) {
            return arn.startsWith(executions)
                    ? at(inventory.night(), running(arn.substring(executions.length()), export(inventory)))
                    : nothing(inventory);
        }
        if (StepEvents.at(cancel, "sourceArn") instanceof String source) {
            return at(inventory.night(), running(EARLIER, Map.of("sourceArn", source)));
        }
        if (StepEvents.at(cancel, "taskId") instanceof String id) {
            return new Preconditions(inventory.night(), Optional.empty(), Optional.empty(), Optional.of(id));
        }
        return new Preconditions(
                inventory.night(), Optional.empty(), Optional.of(inventory.running()), Optional.empty());
    }

    private static Earlier running(String name, Object input) {
        return new Earlier(name, input, A_WHILE, Optional.empty());
    }

    /**
     * The ended execution that an event reports; nothing if it is one of another state machine, or the event has no
     * name or start time.
     */
    private static Preconditions ended(Map<?, ?> detail, Inventory inventory) {
        if (!LocalWorkflow.EXPORT.arn(inventory).equals(detail.get("stateMachineArn"))
                || !(detail.get("name") instanceof String name)
                || !(detail.get("startDate") instanceof Number start)) {
            return nothing(inventory);
        }
        long stop = detail.get("stopDate") instanceof Number stopped ? stopped.longValue() : start.longValue();
        Optional<End> end = Optional.of(StepEvents.text(detail, "status"))
                .filter(status -> status.matches("ABORTED|TIMED_OUT|FAILED"))
                .map(status -> new End(
                        Status.valueOf(status), StepEvents.text(detail, "error"), StepEvents.text(detail, "cause")));
        Duration lasted = Duration.ofMillis(Math.max(0, stop - start.longValue()));
        return at(Instant.ofEpochMilli(start.longValue()), new Earlier(name, input(detail, inventory), lasted, end));
    }

    private static Object input(Map<?, ?> detail, Inventory inventory) {
        try {
            return detail.get("input") instanceof String text
                    ? MAPPER.readValue(text, Object.class)
                    : export(inventory);
        } catch (JsonProcessingException e) {
            throw new UsageError(
                    "detail.input is not JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "));
        }
    }

    /** A new virtual timeline that starts at {@code begins}. */
    public VirtualTimeline night() {
        return new VirtualTimeline(begins);
    }

    /** Plays what must have happened. Events of the earlier execution are lost, so that no rule reacts to them. */
    void play(FakeCloud cloud, Inventory inventory, LocalStates states, Timeline timeline) {
        running.ifPresent(cloud.rds()::start);
        task.ifPresent(
                id -> cloud.fsx().testControl().start(id, Map.of("lakelift:deployment", inventory.deployment())));
        earlier.ifPresent(one -> play(one, inventory, states, timeline));
    }

    private static void play(Earlier earlier, Inventory inventory, LocalStates states, Timeline timeline) {
        states.events().deliver(Delivery.LOST);
        Execution execution = start(earlier, inventory, states);
        boolean[] passed = {false};
        timeline.after(earlier.lasted(), () -> passed[0] = true);
        timeline.runUntil(() -> passed[0]);
        earlier.end().ifPresent(end -> execution.interrupt(end.status(), end.error(), end.cause()));
        states.events().deliver(Delivery.ONCE);
    }

    private static Execution start(Earlier earlier, Inventory inventory, LocalStates states) {
        try {
            return states.start(LocalWorkflow.of(earlier.input()).machine(inventory), earlier.name(), earlier.input());
        } catch (StatesError e) {
            throw new UsageError("What FILE describes cannot have happened: " + e.getMessage() + ".");
        }
    }
}
