package io.lakelift.local.run;

import io.lakelift.fakes.Inventory;
import io.lakelift.fakes.SampleAccount;
import io.lakelift.fakes.states.EventPattern;
import io.lakelift.fakes.states.Rule;

/**
 * What happens to the export of an execution that was stopped, timed out, or failed with an error that no Catch
 * handled.
 */
public enum StoppedExecutions {
    /** Nothing happens, as if the event had been lost. */
    FORGOTTEN,
    /** The deployment's rule starts an execution that takes charge of the export. */
    FOLLOWED;

    public static final String STATUS_CHANGE = "Step Functions Execution Status Change";

    /** The deployment's EventBridge rule, in the sample account. */
    static Rule rule() {
        return rule(SampleAccount.SAMPLE);
    }

    /** The deployment's EventBridge rule, in the account of an inventory. */
    static Rule rule(Inventory inventory) {
        return rule(LocalWorkflow.STOPPED.machine(inventory), LocalWorkflow.EXPORT.arn(inventory));
    }

    /**
     * The deployment's EventBridge rule, for given state machines.
     *
     * @param machine the name of the state machine that takes over
     * @param arn the ARN of the state machine whose executions it reacts to
     */
    public static Rule rule(String machine, String arn) {
        return new Rule("lakelift-stopped-executions", EventPattern.of(pattern(arn)), machine);
    }

    /**
     * The rule's event pattern. Of failed executions it matches those that no Catch handled: their error begins with
     * {@code States.}
     */
    public static String pattern(String arn) {
        return """
                {"source": ["aws.states"], "detail-type": ["%s"], "detail": {"stateMachineArn": ["%s"], "$or": [
                  {"status": ["ABORTED", "TIMED_OUT"]},
                  {"status": ["FAILED"], "error": [{"prefix": "States."}]}]}}""".formatted(STATUS_CHANGE, arn);
    }
}
