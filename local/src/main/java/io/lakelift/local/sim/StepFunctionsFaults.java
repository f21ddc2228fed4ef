package io.lakelift.local.sim;

import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import io.lakelift.asl.time.Timeline;
import java.time.Duration;

/**
 * Makes some of the state machines' calls to Step Functions itself fail: they are throttled or get a server error, and
 * some take effect nevertheless. {@link SimulatedFunctions} does the same to calls of functions.
 */
final class StepFunctionsFaults implements TaskExecutor {
    private final TaskExecutor real;
    private final Timeline timeline;
    private final SeededRandom chance;
    private final double faults;
    private final Observations observations;

    /** @param faults the probability that a call goes wrong, in addition to the night's outages */
    StepFunctionsFaults(
            TaskExecutor real, Timeline timeline, SeededRandom chance, double faults, Observations observations) {
        this.real = real;
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
        this.observations = observations;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        if (call.resource().contains("lambda:invoke")) {
            real.call(call, reply);
            return;
        }
        if (observations
                .outages()
                .meets(Outage.Of.STEP_FUNCTIONS, timeline.instant(), chance)
                .isPresent()) {
            fail(call, reply, "Service is unavailable (Service: Sfn, Status Code: 503)");
        } else if (chance.hits(faults)) {
            observations.trouble("call of Step Functions");
            if (chance.hits(0.5)) {
                real.call(call, new Unheard());
            }
            fail(call, reply, "Rate exceeded (Service: Sfn, Status Code: 400)");
        } else {
            real.call(call, reply);
        }
    }

    /** An AWS SDK integration and an optimized one name the same error differently. */
    private void fail(TaskCall call, TaskReply reply, String cause) {
        Duration back = chance.between(Duration.ofMillis(50), Duration.ofSeconds(5));
        String error = call.resource().contains(":aws-sdk:") ? "Sfn.SfnException" : "StepFunctions.SfnException";
        timeline.after(back, () -> reply.fail(error, cause));
    }

    /** Ignores the answer of a call, as if it had been lost. */
    private record Unheard() implements TaskReply {
        @Override
        public void succeed(Object result) {}

        @Override
        public void fail(String error, String cause) {}

        @Override
        public void heartbeat() {}

        @Override
        public void onStop(Runnable action) {}
    }
}
