package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * The state machine that takes over from a stopped execution: it starts an execution of the export machine, and may do
 * nothing else. Because it is a separate machine, it can retry this for days, and an alarm goes off if it fails.
 */
final class StoppedWorkflow extends Workflow {
    /** The definition's file, and what the machine's name ends with. */
    static final String NAME = "stopped";

    record Props(String deployment, String definition, ExportWorkflow exports, DeploymentLogs.Kept logs) {
        private Workflow.Props workflow() {
            return new Workflow.Props(
                    deployment,
                    NAME,
                    definition,
                    Map.of(),
                    Map.of("ExportStateMachineArn", exports.arn()),
                    List.of(Iam.allow(List.of("states:StartExecution"), List.of(exports.arn()))),
                    logs);
        }
    }

    StoppedWorkflow(Construct scope, String id, Props props) {
        super(scope, id, props.workflow());
    }
}
