package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The state machine that starts an export, follows it to its end and sends a notice. */
final class ExportWorkflow extends Workflow {
    /** The definition's file, and what the machine's name ends with. */
    static final String NAME = "export";

    private static final List<String> FUNCTIONS =
            List.of("StartExport", "PollExport", "CancelExport", "VerifyExport", "Notify");

    private static final String REGISTER = "RegisterTables";

    /** @param registers whether a function registers tables */
    record Props(
            String deployment,
            String definition,
            boolean registers,
            ExportFunctions functions,
            DeploymentLogs.Kept logs) {
        private Workflow.Props workflow() {
            List<String> names = registers
                    ? Stream.concat(FUNCTIONS.stream(), Stream.of(REGISTER)).toList()
                    : FUNCTIONS;
            return new Workflow.Props(
                    deployment, NAME, definition, functions.named(names), withoutTables(), itself(), logs);
        }

        /**
         * The definition is the same for all deployments; without tables, nothing leads to the state that names this
         * function. Step Functions still requires an ARN there; no permission goes with it.
         */
        private Map<String, String> withoutTables() {
            return registers
                    ? Map.of()
                    : Map.of(
                            REGISTER + "FunctionArn",
                            Iam.arn("lambda", "function:%s-register-tables:1".formatted(deployment)));
        }

        /**
         * For one more release: the previous definition looked executions up itself, to cancel what they had started,
         * and its executions run for weeks. The ARNs are built from the machine's name, because the machine depends on
         * the role.
         */
        private List<PolicyStatement> itself() {
            return List.of(Iam.allow(List.of("states:DescribeExecution"), executions()));
        }

        /** IAM requires both kinds of ARN, although this machine has none of the second. */
        private List<String> executions() {
            return List.of(
                    Iam.arn("states", "execution:" + machineName(deployment, NAME) + ":*"),
                    Iam.arn("states", "express:" + machineName(deployment, NAME) + ":*:*"));
        }
    }

    ExportWorkflow(Construct scope, String id, Props props) {
        super(scope, id, props.workflow());
        props.executions()
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        role(),
                        resource,
                        "Executions of this one state machine, whose names are not known in advance."));
    }
}
