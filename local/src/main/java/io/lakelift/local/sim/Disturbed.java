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

    Disturbed(Tasks real, Timeline timeline, Chance chance, double faults, Ledger ledger) {
        this.real = real;
        this.timeline = timeline;
        this.chance = chance;
        this.faults = faults;
        this.ledger = ledger;
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        if (!call.resource().contains(":aws-sdk:") || !chance.hits(faults)) {
            real.call(call, reply);
            return;
        }
        ledger.trouble("call of Step Functions");
        if (chance.hits(0.5)) {
            real.call(call, new Unheard());
        }
        Duration back = chance.between(Duration.ofMillis(50), Duration.ofSeconds(5));
        timeline.after(back, () -> reply.fail("Sfn.SfnException", "Rate exceeded (Service: Sfn, Status Code: 400)"));
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
