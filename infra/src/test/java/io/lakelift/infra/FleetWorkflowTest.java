package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetWorkflowTest {
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}:";
    private static final String STATES = "arn:${AWS::Partition}:states:" + HERE;
    private static final String RULE =
            "arn:${AWS::Partition}:events:" + HERE + "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";

    private final StateMachineResource machine = StateMachineResource.of("FleetWorkflow");

    @Test
    void definition_isTheFilesTextForAnyPartition() {
        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Checkout.FLEET
                        .replace("arn:aws:", "arn:${Partition}:")
                        .replace("\"{% $number('${MaxConcurrency}') %}\"", "5"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo("{ExportStateMachineArn=${ExportWorkflow}, "
                        + "NotifyFunctionArn=${FunctionsNotifyCurrentVersion}, Partition=${AWS::Partition}, "
                        + "PlanFleetFunctionArn=${FunctionsPlanFleetCurrentVersion}}");
    }

    @Test
    void realDefinition_getsEverySubstitutionThatItAsksForAndNoOther() {
        Set<String> expected = StateMachineResource.placeholders("fleet");
        expected.remove("MaxConcurrency");
        assertThat(machine.substitutions()).isEqualTo(expected);
    }

    @Test
    void concurrency_isTheFilesAndDeployedAsANumber() {
        assertThat(SynthesizedDeployment.of("exports: {concurrency: 2}")
                        .resource("AWS::StepFunctions::StateMachine", "FleetWorkflow")
                        .property("DefinitionString"))
                .contains("\"MaxConcurrency\": 2,");
        assertThat(Repository.here().definition("fleet").split("MaxConcurrency}", -1))
                .as("the file leaves it open once")
                .hasSize(2);
    }

    @Test
    void machine_logsEveryStepWithoutDataAndIsTraced() {
        machine.assertLogsEveryStepWithoutDataAndIsTraced("lakelift-fleet");
    }

    @Test
    void role_mayRunExportsAndTell_andWhatTheFirstReleasesDefinitionFinds() {
        machine.assertPermissions(
                List.of("PlanFleet", "Notify"),
                "Allow states:StartExecution on ${ExportWorkflow}",
                "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*",
                "Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*",
                "Allow states:StopExecution on " + STATES + "execution:lakelift-export:*",
                "Allow events:PutTargets on " + RULE,
                "Allow events:PutRule on " + RULE,
                "Allow events:DescribeRule on " + RULE,
                "Allow rds:DescribeDBInstances on arn:${AWS::Partition}:rds:" + HERE + "db:*",
                "Allow rds:DescribeDBClusters on arn:${AWS::Partition}:rds:" + HERE + "cluster:*",
                "Allow fsx:DescribeFileSystems on *");
    }

    @Test
    void trust_isStepFunctionsForThisMachineOnly() {
        machine.assertTrustedForItselfOnly("lakelift-fleet");
    }
}
