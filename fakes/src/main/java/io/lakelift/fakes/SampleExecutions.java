package io.lakelift.fakes;

import io.lakelift.asl.StateMachine;
import io.lakelift.asl.time.VirtualTimeline;
import io.lakelift.fakes.states.LocalStates;
import java.time.Duration;
import java.util.Map;

/**
 * Sample executions for {@link FakeServer}, which does not run Lakelift's state machines. They belong to a state
 * machine like {@code export}, ten minutes into a night: two are running, one has succeeded, one has failed, and one
 * was stopped.
 */
public final class SampleExecutions {
    static final String MACHINE = "lakelift-export";

    private static final String DEFINITION = """
            {"QueryLanguage": "JSONata", "StartAt": "How does it end?", "States": {
              "How does it end?": {"Type": "Choice", "Default": "Export", "Choices": [
                {"Condition": "{% $states.input.ends = 'well' %}", "Next": "Done"},
                {"Condition": "{% $states.input.ends = 'badly' %}", "Next": "Not exported"}]},
              "Export": {"Type": "Wait", "Seconds": 86400, "Next": "Done"},
              "Done": {"Type": "Succeed", "Output": {"outcome": "COMPLETE"}},
              "Not exported": {"Type": "Fail", "Error": "ExportFailed", "Cause": "{\\"outcome\\": \\"FAILED\\"}"}}}""";

    private SampleExecutions() {}

    public static LocalStates states() {
        VirtualTimeline timeline = new VirtualTimeline(SampleAccount.NIGHT);
        LocalStates states = new LocalStates(SampleAccount.REGION, SampleAccount.ACCOUNT, timeline, (call, reply) -> {
            throw new IllegalStateException("no task is called");
        });
        states.register(MACHINE, StateMachine.parse(DEFINITION));
        states.start(MACHINE, "night-1", Map.of("sourceArn", SampleAccount.ORDERS));
        states.start(MACHINE, "night-2", Map.of("sourceArn", SampleAccount.LEDGER));
        states.start(MACHINE, "well", Map.of("ends", "well"));
        states.start(MACHINE, "badly", Map.of("ends", "badly"));
        var stopped = states.start(MACHINE, "stopped", Map.of());
        boolean[] passed = {false};
        timeline.after(Duration.ofMinutes(10), () -> passed[0] = true);
        timeline.runUntil(() -> passed[0]);
        stopped.stop("Stopped", "an operator");
        return states;
    }
}
