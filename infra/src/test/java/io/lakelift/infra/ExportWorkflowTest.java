package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportWorkflowTest {
    private static final Set<String> SUBSTITUTIONS = Set.of(
            "Partition",
            "StartExportFunctionArn",
            "PollExportFunctionArn",
            "CancelExportFunctionArn",
            "NotifyFunctionArn");

    private final Resource machine = Deployment.of().resource("AWS::StepFunctions::StateMachine", "ExportWorkflow");

    @Test
    void definition_isTheFilesTextForAnyPartition() {
        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Checkout.DEFINITION.replace("arn:aws:", "arn:${Partition}:"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo("{CancelExportFunctionArn=${FunctionsCancelExport.Arn}, "
                        + "NotifyFunctionArn=${FunctionsNotify.Arn}, Partition=${AWS::Partition}, "
                        + "PollExportFunctionArn=${FunctionsPollExport.Arn}, "
                        + "StartExportFunctionArn=${FunctionsStartExport.Arn}}");
    }

    @Test
    void realDefinition_asksForNoSubstitutionThatIsNotMade() {
        assertThat(placeholders(Repository.here().exportDefinition()))
                .isNotEmpty()
                .isSubsetOf(SUBSTITUTIONS);
    }

    @Test
    void realDefinition_callsEveryFunction() {
        assertThat(placeholders(Repository.here().exportDefinition()))
                .containsAll(
                        SUBSTITUTIONS.stream().filter(it -> it.endsWith("Arn")).toList());
    }

    @Test
    void machine_logsEveryStepWithoutDataAndIsTraced() {
        assertThat(machine.property("StateMachineName")).isEqualTo("lakelift-export");
        assertThat(machine.property("LoggingConfiguration"))
                .isEqualTo("{Destinations=[{CloudWatchLogsLogGroup={LogGroupArn=${ExportWorkflowLogs.Arn}}}], "
                        + "IncludeExecutionData=false, Level=ALL}");
        assertThat(machine.property("TracingConfiguration", "Enabled")).isEqualTo("true");
    }

    @Test
    void role_mayInvokeTheFourFunctionsDeliverLogsAndTrace() {
        List<String> takeNoResource = List.of(
                "logs:CreateLogDelivery",
                "logs:GetLogDelivery",
                "logs:UpdateLogDelivery",
                "logs:DeleteLogDelivery",
                "logs:ListLogDeliveries",
                "logs:PutResourcePolicy",
                "logs:DescribeResourcePolicies",
                "logs:DescribeLogGroups",
                "xray:PutTraceSegments",
                "xray:PutTelemetryRecords",
                "xray:GetSamplingRules",
                "xray:GetSamplingTargets");
        List<String> expected = new java.util.ArrayList<>(
                takeNoResource.stream().map("Allow %s on *"::formatted).toList());
        for (String function : List.of("StartExport", "PollExport", "CancelExport", "Notify")) {
            expected.add("Allow lambda:InvokeFunction on ${Functions%s.Arn}".formatted(function));
        }
        assertThat(role().permissions()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void trust_isStepFunctionsForThisMachineOnly() {
        assertThat(role().statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=states.amazonaws.com} if {ArnLike={aws:SourceArn="
                        + "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:lakelift-export}, "
                        + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    private static Resource role() {
        return Deployment.of().resource("AWS::IAM::Role", "ExportWorkflowRole");
    }

    private static Set<String> placeholders(String definition) {
        return Pattern.compile("\\$\\{([^}]*)}")
                .matcher(definition)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
