package io.lakelift.local.sim;

import io.lakelift.local.asl.TaskCall;
import io.lakelift.local.asl.TaskReply;
import io.lakelift.local.asl.Tasks;
import io.lakelift.local.time.Timeline;
import java.time.Duration;

/**
 * Step Functions' own API and nested executions, which may be throttled as well, or take effect without an answer.
 * Functions are disturbed by {@link Functions}.
 */
final class Disturbed implements Tasks {
    private final Tasks real;
    private final Timeline timeline;
    private final Chance chance;
    private final double faults;
    private final Ledger ledger;

    /** @param faults how probable it is that a call goes wrong, beside the night's outages */
    Disturbed(Tasks real, Timeline timeline, Chance chance, double faults, Ledger ledger) {
        this.real = real;
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
        this.ledger = ledger;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        if (call.resource().contains("lambda:invoke")) {
            real.call(call, reply);
            return;
        }
        if (ledger.outages
                .meets(Outage.Of.STEP_FUNCTIONS, timeline.instant(), chance)
                .isPresent()) {
            fail(call, reply, "Service is unavailable (Service: Sfn, Status Code: 503)");
        } else if (chance.hits(faults)) {
            ledger.trouble("call of Step Functions");
            if (chance.hits(0.5)) {
                real.call(call, new Unheard());
            }
            fail(call, reply, "Rate exceeded (Service: Sfn, Status Code: 400)");
        } else {
            real.call(call, reply);
        }
    }

    /** The two kinds of integration name the same error differently. */
    private void fail(TaskCall call, TaskReply reply, String cause) {
        Duration back = chance.between(Duration.ofMillis(50), Duration.ofSeconds(5));
        String error = call.resource().contains(":aws-sdk:") ? "Sfn.SfnException" : "StepFunctions.SfnException";
        timeline.after(back, () -> reply.fail(error, cause));
    }

    /** The answer that got lost. */
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
