package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExportWorkflowTest {
    private static final String STATES = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";
    private static final List<String> FUNCTIONS =
            List.of("StartExport", "PollExport", "CancelExport", "VerifyExport", "Notify");

    private final StateMachineResource machine = StateMachineResource.of("ExportWorkflow");

    @Test
    void definition_isTheFilesTextForAnyPartition() {
        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Checkout.DEFINITION.replace("arn:aws:", "arn:${Partition}:"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo("{CancelExportFunctionArn=${FunctionsCancelExportCurrentVersion}, "
                        + "NotifyFunctionArn=${FunctionsNotifyCurrentVersion}, Partition=${AWS::Partition}, "
                        + "PollExportFunctionArn=${FunctionsPollExportCurrentVersion}, "
                        + "RegisterTablesFunctionArn="
                        + "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:lakelift-register-tables:1, "
                        + "StartExportFunctionArn=${FunctionsStartExportCurrentVersion}, "
                        + "VerifyExportFunctionArn=${FunctionsVerifyExportCurrentVersion}}");
    }

    @Test
    void realDefinition_getsEverySubstitutionThatItAsksForAndNoOther() {
        assertThat(machine.substitutions()).isEqualTo(StateMachineResource.placeholders("export"));
    }

    @Test
    void machine_logsEveryStepWithoutDataAndIsTraced() {
        machine.assertLogsEveryStepWithoutDataAndIsTraced("lakelift-export");
    }

    @Test
    void role_mayInvokeTheFiveFunctions_andDescribeItsOwnExecutionsForTheLastRelease() {
        machine.assertPermissions(
                FUNCTIONS,
                "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*",
                "Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*");
    }

    @Test
    void trust_isStepFunctionsForThisMachineOnly() {
        machine.assertTrustedForItselfOnly("lakelift-export");
    }
}
