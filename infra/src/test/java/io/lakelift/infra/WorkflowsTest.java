package io.lakelift.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four state machines with their roles: what must hold for every one, and what each may do. */
@NullUnmarked
class WorkflowsTest {
    private static final String HERE = "${AWS::Region}:${AWS::AccountId}:";
    private static final String STATES = "arn:${AWS::Partition}:states:" + HERE;
    private static final String RULE =
            "arn:${AWS::Partition}:events:" + HERE + "rule/StepFunctionsGetEventsForStepFunctionsExecutionRule";
    private static final List<String> TAKE_NO_RESOURCE = List.of(
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            export  | CancelExport, Notify, PollExport, StartExport, VerifyExport | RegisterTablesFunctionArn=arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:lakelift-register-tables:1
            fleet   | Notify, PlanFleet                                           | ExportStateMachineArn=${ExportWorkflow}
            stopped |                                                             | ExportStateMachineArn=${ExportWorkflow}
            sweep   | FindOrphans                                                 | ExportStateMachineArn=${ExportWorkflow}
            """)
    void definition_isTheFilesText_andGetsEverySubstitutionThatItAsksForAndNoOther(
            String name, String functions, String other) {
        List<String> filled = new ArrayList<>(List.of("Partition=${AWS::Partition}", other));
        if (functions != null) {
            for (String function : functions.split(", ")) {
                filled.add("%1$sFunctionArn=${Functions%1$sCurrentVersion}".formatted(function));
            }
        }
        Resource machine = machine(name);

        assertThat(machine.property("DefinitionString"))
                .isEqualTo(Repository.here()
                        .definition(name)
                        .replace("arn:aws:", "arn:${Partition}:")
                        .replaceFirst("(\"MaxConcurrency\": )\"[^\"]*\"", "$15"));
        assertThat(machine.property("DefinitionSubstitutions"))
                .isEqualTo(filled.stream().sorted().collect(Collectors.joining(", ", "{", "}")));
        assertThat(machine.names("DefinitionSubstitutions")).isEqualTo(placeholders(name));
    }

    /** The names that the machine's real file leaves open, once its ARNs hold in every partition. */
    private static Set<String> placeholders(String name) {
        String anywhere = Repository.here().definition(name).replace("arn:aws:states:::", "${Partition}");
        assertThat(anywhere).doesNotContain("arn:aws");
        return Pattern.compile("\\$\\{([^}]*)}")
                .matcher(anywhere)
                .results()
                .map((MatchResult match) -> match.group(1))
                .filter(placeholder -> !placeholder.equals("MaxConcurrency"))
                .collect(Collectors.toCollection(TreeSet::new));
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

    @ParameterizedTest
    @ValueSource(strings = {"export", "fleet", "stopped", "sweep"})
    void machine_logsEveryStepWithoutData_isTraced_andTrustsItselfOnly(String name) {
        assertThat(machine(name).property("StateMachineName")).isEqualTo("lakelift-" + name);
        assertThat(machine(name).property("LoggingConfiguration"))
                .isEqualTo(
                        "{Destinations=[{CloudWatchLogsLogGroup={LogGroupArn=${%sLogs.Arn}}}], "
                                + "IncludeExecutionData=false, Level=ALL}",
                        id(name));
        assertThat(machine(name).property("TracingConfiguration", "Enabled")).isEqualTo("true");
        assertThat(role(name).statements("AssumeRolePolicyDocument", "Statement"))
                .containsExactly("Allow sts:AssumeRole to {Service=states.amazonaws.com} if {ArnLike={aws:SourceArn="
                        + STATES + "stateMachine:lakelift-" + name + "}, "
                        + "StringEquals={aws:SourceAccount=${AWS::AccountId}}}");
    }

    @Test
    void exportRole_mayInvokeTheFiveFunctions_andDescribeItsOwnExecutionsForTheLastRelease() {
        assertPermissions(
                "export",
                List.of("StartExport", "PollExport", "CancelExport", "VerifyExport", "Notify"),
                "Allow states:DescribeExecution on " + STATES + "execution:lakelift-export:*",
                "Allow states:DescribeExecution on " + STATES + "express:lakelift-export:*:*");
    }

    @Test
    void fleetRole_mayRunExportsAndNotify_andWhatTheFirstReleasesDefinitionFinds() {
        assertPermissions(
                "fleet",
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
    void stoppedRole_mayStartExecutionsOfTheExportMachineOnly() {
        assertPermissions("stopped", List.of(), "Allow states:StartExecution on ${ExportWorkflow}");
    }

    @Test
    void sweepRole_mayFindOrphansAndStartExecutionsOfTheExportMachine_andListThemForTheLastRelease() {
        assertPermissions(
                "sweep",
                List.of("FindOrphans"),
                "Allow states:ListExecutions on ${ExportWorkflow}",
                "Allow states:ListExecutions on " + STATES + "mapRun:lakelift-export/*:*",
                "Allow states:StartExecution on ${ExportWorkflow}");
    }

    /** All versions of these functions, these permissions, logs and traces; nothing else. */
    private static void assertPermissions(String name, List<String> functions, String... others) {
        List<String> expected = new ArrayList<>(List.of(others));
        TAKE_NO_RESOURCE.forEach(action -> expected.add("Allow %s on *".formatted(action)));
        functions.forEach(
                function -> expected.add("Allow lambda:InvokeFunction on ${Functions%s.Arn}:*".formatted(function)));
        assertThat(role(name).permissions()).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Resource machine(String name) {
        return SynthesizedDeployment.of().resource("AWS::StepFunctions::StateMachine", id(name));
    }

    private static Resource role(String name) {
        return SynthesizedDeployment.of().resource("AWS::IAM::Role", id(name) + "Role");
    }

    private static String id(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Workflow";
    }
}
