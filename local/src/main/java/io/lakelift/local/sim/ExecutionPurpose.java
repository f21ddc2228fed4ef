package io.lakelift.local.sim;

import io.lakelift.asl.Execution;
import io.lakelift.export.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Determines from an execution's state machine, input and status what it is for, when its deadline is, and whether it
 * was interrupted.
 */
final class ExecutionPurpose {
    /** The deadline of exports that give none of their own, in the simulated deployment. */
    static final Duration USUAL_DEADLINE = Duration.ofHours(12);

    /** The state machines' names. */
    static final String EXPORT = "lakelift-export";

    static final String SWEEP = "lakelift-sweep";
    static final String FLEET = "lakelift-fleet";
    static final String STOPPED = "lakelift-stopped";

    private ExecutionPurpose() {}

    static Map<?, ?> input(Execution execution) {
        return execution.start().input() instanceof Map<?, ?> map ? map : Map.of();
    }

    static boolean toCancel(Execution execution) {
        return input(execution).containsKey("cancel");
    }

    static boolean toAdopt(Execution execution) {
        return input(execution).containsKey("adopt");
    }

    /** Whether it takes over from an execution that was stopped. */
    static boolean toTakeOver(Execution execution) {
        return input(execution).get("cancel") instanceof Map<?, ?> cancel && cancel.containsKey("status");
    }

    /**
     * Whether the execution belongs to the state machine that handles stopped executions. Such an execution only starts
     * another one, or finds nothing to do.
     */
    static boolean looksAfter(Execution execution) {
        return execution.start().machineName().equals(STOPPED);
    }

    /** When its export must be cancelled unless it has ended. */
    static Instant deadline(Execution execution) {
        Duration usual = toAdopt(execution) ? Deployment.MAX_DEADLINE : USUAL_DEADLINE;
        Duration given = input(execution).get("deadline") instanceof String text ? Duration.parse(text) : usual;
        return execution.start().startTime().plus(given);
    }

    /** Whether it was ended from outside, or by one of Step Functions' own errors, which begin with {@code States.}. */
    static boolean interrupted(Execution execution) {
        return execution.status() == Execution.Status.ABORTED
                || execution.status() == Execution.Status.TIMED_OUT
                || execution.error().startsWith("States.");
    }

    static boolean isFleet(Execution execution) {
        return execution.start().machineName().equals(FLEET);
    }

    /** Whether it is a sweep, which may give up while a service is unavailable: the next one does its work. */
    static boolean sweeps(Execution execution) {
        return execution.start().machineName().equals(SWEEP);
    }

    static boolean exports(Execution execution) {
        return execution.start().machineName().equals(EXPORT);
    }
}
