package io.lakelift.local.run;

import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.EventPattern;
import io.lakelift.fakes.states.Rule;

/**
 * What happens to the export of an execution that was stopped, timed out, or failed in a way that it could not catch.
 */
public enum StoppedExecutions {
    /** Nothing happens, as if the event had been lost. */
    FORGOTTEN,
    /** The rule of the deployment starts an execution that takes over from it. */
    FOLLOWED;

    public static final String STATUS_CHANGE = "Step Functions Execution Status Change";

    /** As the deployment has it: of the FAILED ones only those whose error no Catch catches. */
    static Rule rule() {
        return rule(SampleAccount.SAMPLE);
    }

    /** The same in another account. */
    static Rule rule(Inventory inventory) {
        return rule(LocalWorkflow.STOPPED.machine(inventory), LocalWorkflow.EXPORT.arn(inventory));
    }

    /**
     * The same for state machines of other names.
     *
     * @param machine that takes over
     * @param arn of the one whose executions may be stopped
     */
    public static Rule rule(String machine, String arn) {
        return new Rule("lakelift-stopped-executions", EventPattern.of(pattern(arn)), machine);
    }

    /** The rule's pattern, as EventBridge takes it. */
    public static String pattern(String arn) {
        return """
                {"source": ["aws.states"], "detail-type": ["%s"], "detail": {"stateMachineArn": ["%s"], "$or": [
                  {"status": ["ABORTED", "TIMED_OUT"]},
                  {"status": ["FAILED"], "error": [{"prefix": "States."}]}]}}""".formatted(STATUS_CHANGE, arn);
    }
}
