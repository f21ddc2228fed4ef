package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SweepWorkflowTest {
    private final StateMachineResource machine = StateMachineResource.of("SweepWorkflow");

    @Test
    void definition_isTheFilesTextForAnyPartition() {
        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Checkout.SWEEP.replace("arn:aws:", "arn:${Partition}:"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo("{ExportStateMachineArn=${ExportWorkflow}, "
                        + "FindOrphansFunctionArn=${FunctionsFindOrphansCurrentVersion}, Partition=${AWS::Partition}}");
    }

    @Test
    void realDefinition_getsEverySubstitutionThatItAsksForAndNoOther() {
        assertThat(machine.substitutions()).isEqualTo(StateMachineResource.placeholders("sweep"));
    }

    @Test
    void machine_logsEveryStepWithoutDataAndIsTraced() {
        machine.assertLogsEveryStepWithoutDataAndIsTraced("lakelift-sweep");
    }

    @Test
    void role_mayFindOrphansAndStartExecutionsOfTheExportMachine_andListThemForTheLastRelease() {
        machine.assertPermissions(
                List.of("FindOrphans"),
                "Allow states:ListExecutions on ${ExportWorkflow}",
                "Allow states:ListExecutions on arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:"
                        + "mapRun:lakelift-export/*:*",
                "Allow states:StartExecution on ${ExportWorkflow}");
    }

    @Test
    void trust_isStepFunctionsForThisMachineOnly() {
        machine.assertTrustedForItselfOnly("lakelift-sweep");
    }
}
