package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StoppedWorkflowTest {
    private final StateMachineResource machine = StateMachineResource.of("StoppedWorkflow");

    @Test
    void definition_isTheFilesTextForAnyPartition() {
        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Checkout.STOPPED.replace("arn:aws:", "arn:${Partition}:"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo("{ExportStateMachineArn=${ExportWorkflow}, Partition=${AWS::Partition}}");
    }

    @Test
    void realDefinition_getsEverySubstitutionThatItAsksForAndNoOther() {
        assertThat(machine.substitutions()).isEqualTo(StateMachineResource.placeholders("stopped"));
    }

    @Test
    void machine_logsEveryStepWithoutDataAndIsTraced() {
        machine.assertLogsEveryStepWithoutDataAndIsTraced("lakelift-stopped");
    }

    @Test
    void role_mayStartExecutionsOfTheExportMachineOnly() {
        machine.assertPermissions(List.of(), "Allow states:StartExecution on ${ExportWorkflow}");
    }

    @Test
    void trust_isStepFunctionsForThisMachineOnly() {
        machine.assertTrustedForItselfOnly("lakelift-stopped");
    }
}
