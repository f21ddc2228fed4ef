package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The state machine that follows one export. */
final class ExportWorkflow extends Workflow {
    /** The definition's file, and what the machine's name ends with. */
    static final String NAME = "export";

    private static final List<String> FUNCTIONS =
            List.of("StartExport", "PollExport", "CancelExport", "VerifyExport", "RegisterTables", "Notify");

    record Props(String deployment, String definition, ExportFunctions functions, DeploymentLogs.Kept logs) {
        private Workflow.Props workflow() {
            return new Workflow.Props(
                    deployment, NAME, definition, functions.named(FUNCTIONS), Map.of(), itself(), logs);
        }

        /**
         * For one more release: the definition before this one looked executions up itself, to cancel what they had started;
         * executions of it run on for weeks. The ARNs are made of the machine's name, for no role can wait for the machine that
         * waits for the role.
         */
        private List<PolicyStatement> itself() {
            return List.of(Iam.allow(List.of("states:DescribeExecution"), executions()));
        }

        /** IAM's reference asks for both kinds, though this machine has none of the second. */
        private List<String> executions() {
            return List.of(
                    Iam.arn("states", "execution:" + machineName(deployment, NAME) + ":*"),
                    Iam.arn("states", "express:" + machineName(deployment, NAME) + ":*:*"));
        }
    }

    ExportWorkflow(Construct scope, String id, Props props) {
        super(scope, id, props.workflow());
        props.executions()
                .forEach(resource -> Findings.acceptWildcard(
                        role(), resource, "Executions of this one state machine, whose names are not known before."));
    }
}
