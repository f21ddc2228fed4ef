package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * The state machine that finds this deployment's running exports that no running execution follows, and starts an
 * execution for each. One sweep adopts a limited number of exports and leaves the rest to the next.
 */
final class SweepWorkflow extends Workflow {
    /** The definition's file, and what the machine's name ends with. */
    static final String NAME = "sweep";

    private static final List<String> FUNCTIONS = List.of("FindOrphans");

    record Props(
            String deployment,
            String definition,
            ExportFunctions functions,
            ExportWorkflow exports,
            DeploymentLogs.Kept logs) {
        private Workflow.Props workflow() {
            return new Workflow.Props(
                    deployment,
                    NAME,
                    definition,
                    functions.named(FUNCTIONS),
                    Map.of("ExportStateMachineArn", exports.arn()),
                    adopting(),
                    logs);
        }

        private List<PolicyStatement> adopting() {
            return List.of(
                    // For one more release: the previous definition listed the executions itself.
                    Iam.allow(List.of("states:ListExecutions"), List.of(exports.arn(), mapRuns())),
                    Iam.allow(List.of("states:StartExecution"), List.of(exports.arn())));
        }

        /** IAM requires the ARNs of map runs in addition to the machine's, although the export machine has none. */
        private String mapRuns() {
            return Iam.arn("states", "mapRun:" + machineName(deployment, ExportWorkflow.NAME) + "/*:*");
        }
    }

    SweepWorkflow(Construct scope, String id, Props props) {
        super(scope, id, props.workflow());
        AcceptedFindings.acceptWildcard(
                role(), props.mapRuns(), "Map runs of the one export machine, whose names are not known in advance.");
    }
}
