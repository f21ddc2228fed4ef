package io.lakelift.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The state machine that exports many sources, several at a time, each in an execution of the export machine. */
final class FleetWorkflow extends Workflow {
    /** The definition's file, and what the machine's name ends with. */
    static final String NAME = "fleet";

    private static final List<String> FUNCTIONS = List.of("PlanFleet", "Notify");

    /** The rule through which Step Functions itself is notified that a nested execution has ended. */
    private static final String NESTED = "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

    /** @param concurrency how many exports run at once, at most */
    record Props(
            String deployment,
            String definition,
            int concurrency,
            ExportFunctions functions,
            ExportWorkflow exports,
            DeploymentLogs.Kept logs) {
        private Workflow.Props workflow() {
            return new Workflow.Props(
                    deployment,
                    NAME,
                    withConcurrency(),
                    functions.named(FUNCTIONS),
                    Map.of("ExportStateMachineArn", exports.arn()),
                    permissions(),
                    logs);
        }

        /**
         * Replaces the placeholder for the concurrency. It is a string in the file, so that the file is JSON and opens
         * in Workflow Studio, and a number when deployed, as CloudFormation's own check requires.
         */
        private String withConcurrency() {
            return definition.replaceFirst("\"[^\"]*\\$\\{MaxConcurrency}[^\"]*\"", String.valueOf(concurrency));
        }

        private List<PolicyStatement> permissions() {
            return List.of(
                    Iam.allow(List.of("states:StartExecution"), List.of(exports.arn())),
                    Iam.allow(List.of("states:StopExecution"), List.of(execution())),
                    Iam.allow(List.of("states:DescribeExecution"), List.of(execution(), express())),
                    Iam.allow(
                            List.of("events:PutTargets", "events:PutRule", "events:DescribeRule"),
                            List.of(Iam.arn("events", NESTED))),
                    // The first release's definition lists sources itself, and its executions go on after an update.
                    Iam.allow(List.of("rds:DescribeDBInstances"), List.of(instances())),
                    Iam.allow(List.of("rds:DescribeDBClusters"), List.of(clusters())),
                    Iam.allow(List.of("fsx:DescribeFileSystems"), List.of("*")));
        }

        private String execution() {
            return Iam.arn("states", "execution:" + machineName(deployment, ExportWorkflow.NAME) + ":*");
        }

        /** IAM requires their ARNs as well, although the export machine has none. */
        private String express() {
            return Iam.arn("states", "express:" + machineName(deployment, ExportWorkflow.NAME) + ":*:*");
        }

        private static String instances() {
            return Iam.arn("rds", "db:*");
        }

        private static String clusters() {
            return Iam.arn("rds", "cluster:*");
        }
    }

    FleetWorkflow(Construct scope, String id, Props props) {
        super(scope, id, props.workflow());
        List.of(props.execution(), props.express())
                .forEach(resource -> AcceptedFindings.acceptWildcard(
                        role(),
                        resource,
                        "Executions of the one export machine, whose names are not known in advance."));
        List.of(Props.instances(), Props.clusters())
                .forEach(
                        resource -> AcceptedFindings.acceptWildcard(
                                role(),
                                resource,
                                "Executions of the first release look for tags at all of them; which ones carry them is not known in advance."));
    }
}
